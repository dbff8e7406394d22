import { Box, Title } from '@mantine/core';
import type { PersonPage } from '../../../shared/contract/residents.ts';
import type { Bed, Phase } from '../../../shared/records/house.ts';
import type { Stay } from '../../../shared/records/people.ts';
import { bedLabel } from '../../../shared/rules/names.ts';
import { shortDay } from '../../parts/days.ts';
import { destinationInWords, reasonInWords } from '../words.ts';
import { Pair } from './Details.tsx';
import css from './Person.module.css';

interface StaysProps {
  page: PersonPage;
  phases: readonly Phase[];
  beds: readonly Bed[];
}

/** Every stay with its phases, beds and how it ended: newest first. */
export function Stays({ page, phases, beds }: StaysProps) {
  if (page.stays.length === 0) return <>No stay is entered.</>;
  return page.stays.map((stay) => (
    <Box key={stay.id} mb="lg" component="section" aria-label={headingOf(stay)}>
      <Title order={2} size="h3" mb="xs">
        {headingOf(stay)}
      </Title>
      <dl className={css.pairs}>
        <Pair label="Referred by" value={stay.referralSource} />
        <Pair
          label="Phases"
          value={
            stay.phases.map((entry) => `${nameOf(phases, entry.phaseId)} from ${shortDay(entry.from)}`).join('\n') ||
            undefined
          }
        />
        <Pair label="Beds" value={stay.beds.map((entry) => bedLine(entry, beds)).join('\n') || undefined} />
        {stay.dischargedOn === undefined ? null : <Ending stay={stay} />}
      </dl>
    </Box>
  ));
}

function Ending({ stay }: { stay: Stay }) {
  return (
    <>
      <Pair label="Why it ended" value={reasonInWords(stay.dischargeReason)} />
      <Pair label="Where they went" value={destinationInWords(stay.destination)} />
      <Pair label="Had work then" value={known(stay.employedAtExit)} />
      <Pair label="Arrested during the stay" value={known(stay.arrestedDuring)} />
    </>
  );
}

const known = (value: boolean | undefined): string => (value === undefined ? 'Not known' : value ? 'Yes' : 'No');

const headingOf = (stay: Stay): string =>
  stay.dischargedOn === undefined
    ? `Here since ${shortDay(stay.admittedOn)}`
    : `${shortDay(stay.admittedOn)} to ${shortDay(stay.dischargedOn)}`;

const nameOf = (phases: readonly Phase[], id: string): string => phases.find((phase) => phase.id === id)?.name ?? id;

function bedLine(entry: Stay['beds'][number], beds: readonly Bed[]): string {
  const bed = beds.find(({ id }) => id === entry.bedId);
  const until = entry.to === undefined ? '' : ` until ${shortDay(entry.to)}`;
  return `${bed ? bedLabel(bed) : entry.bedId} from ${shortDay(entry.from)}${until}`;
}
