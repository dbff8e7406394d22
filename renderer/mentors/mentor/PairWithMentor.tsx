import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { PersonRef } from '../../../shared/contract/views.ts';
import { displayName } from '../../../shared/rules/names.ts';
import { client, queries } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useRecordForm } from '../../app/form.ts';
import { DayField, LongTextField, SelectField } from '../../parts/fields.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { useToday } from '../../parts/Today.tsx';
import { pairFormSchema } from '../pairForm.ts';

/** A resident for this mentor to walk with; who walks with nobody yet comes first. */
export function PairWithMentor({ mentor, onClose }: { mentor: PersonRef; onClose: () => void }) {
  const form = useRecordForm(pairFormSchema, { mentorId: mentor.id, since: useToday() });
  const pair = useDeed(client.mentors.pair, { form, done: onClose });
  const alone =
    useQuery(queries.mentors.list.queryOptions({ input: { who: 'present' } })).data?.residentsWithoutMentor ?? [];
  const roster = useQuery(queries.residents.roster.queryOptions()).data?.people ?? [];
  const waiting = new Set(alone.map(({ id }) => id));
  const option = (person: PersonRef) => ({ value: person.id, label: displayName(person) });
  const others = roster.filter(({ person }) => person.id !== mentor.id && !waiting.has(person.id));
  return (
    <FormDialog
      title={`${displayName(mentor)} walks with…`}
      submit="Walk together"
      busy={pair.busy}
      problem={<DeedProblem deed={pair} />}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => pair.run(values))}
    >
      <Stack gap="md">
        <SelectField
          control={form.control}
          name="residentId"
          label="Resident"
          placeholder="Choose a person"
          data={[
            ...(alone.length === 0 ? [] : [{ group: 'Walk with nobody yet', items: alone.map(option) }]),
            { group: 'Everybody else', items: others.map(({ person }) => option(person)) },
          ]}
          searchable
          required
          data-autofocus
        />
        <DayField control={form.control} name="since" label="From" required />
        <LongTextField
          control={form.control}
          name="reason"
          label="Why these two"
          description="For staff only; neither of them reads it."
          minRows={2}
        />
      </Stack>
    </FormDialog>
  );
}
