import { Button, Group } from '@mantine/core';
import { IconEdit } from '@tabler/icons-react';
import type { PersonPage } from '../../../shared/contract/residents.ts';
import { writeDay } from '../../parts/days.ts';
import css from './Person.module.css';

const yesOrNo = (value: boolean | undefined): string | undefined =>
  value === undefined ? undefined : value ? 'Yes' : 'No';
const dayOf = (day: string | undefined): string | undefined => day && writeDay(day);

/** What staff keep about a person; a blank is shown as a blank. */
export function Details({ page, onEdit }: { page: PersonPage; onEdit: () => void }) {
  const { details, person } = page;
  const rows: [string, string | undefined][] = [
    ['Preferred name', person.preferredName],
    ['Legal name', [details.legalFirst, details.legalLast].filter(Boolean).join(' ') || undefined],
    ['Birth date', dayOf(details.birthDate)],
    ['Phone', details.phone],
    ['Email', details.email],
    ['In recovery since', dayOf(details.recoveryDate)],
    ['Gender', details.gender],
    ['Race', details.race],
    ['Ethnicity', details.ethnicity],
    ['Veteran', yesOrNo(details.veteran)],
  ];
  return (
    <>
      <Group justify="flex-end" mb="sm">
        <Button variant="default" size="sm" leftSection={<IconEdit size={18} aria-hidden />} onClick={onEdit}>
          Change details
        </Button>
      </Group>
      <dl className={css.pairs}>
        {rows.map(([label, value]) => (
          <Pair key={label} label={label} value={value} />
        ))}
      </dl>
    </>
  );
}

/** A label with its value, or with the words for a blank. */
export function Pair({ label, value }: { label: string; value: string | undefined }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value ?? 'Not entered'}</dd>
    </>
  );
}
