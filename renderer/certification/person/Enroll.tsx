import { Box } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import type { PersonRef } from '../../../shared/contract/views.ts';
import type { Program } from '../../../shared/records/certification.ts';
import { daySchema, idSchema } from '../../../shared/records/primitives.ts';
import { displayName } from '../../../shared/rules/names.ts';
import { client, queries } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useRecordForm } from '../../app/form.ts';
import { DayField, SelectField } from '../../parts/fields.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { useToday } from '../../parts/Today.tsx';
import { ProgramFacts } from '../page/ProgramFacts.tsx';

const formSchema = z.object({ personId: idSchema, programId: idSchema, startedOn: daySchema });

/** Somebody begins to work towards a certificate. */
export function Enroll({ person, onClose }: { person?: PersonRef; onClose: () => void }) {
  const today = useToday();
  const form = useRecordForm(formSchema, { startedOn: today, ...(person && { personId: person.id }) });
  const enroll = useDeed(client.certification.enroll, { form, done: onClose });
  const { control } = form;
  const programs = useQuery(queries.certification.programs.queryOptions()).data;
  const chosen = useWatch({ control, name: 'programId' });
  const program = programs?.programs.find(({ id }) => id === chosen);
  return (
    <FormDialog
      title={person ? `What ${displayName(person)} works towards` : 'Somebody begins'}
      submit="Begin"
      busy={enroll.busy}
      problem={<DeedProblem deed={enroll} />}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => enroll.run(values))}
    >
      {person ? null : <WhoField control={control} />}
      <SelectField
        control={control}
        name="programId"
        label="Certificate"
        description="Those of your state come first."
        data={inGroups(programs?.programs ?? [], programs?.houseState)}
        required
        mb="sm"
      />
      <DayField
        control={control}
        name="startedOn"
        label="Since"
        description="Hours count from this day on."
        lean="past"
        required
      />
      {program ? (
        <Box mt="md">
          <ProgramFacts program={program} />
        </Box>
      ) : null}
    </FormDialog>
  );
}

type FormControl = ReturnType<typeof useRecordForm<z.infer<typeof formSchema>, z.infer<typeof formSchema>>>['control'];

function WhoField({ control }: { control: FormControl }) {
  const mentors = useQuery(queries.mentors.list.queryOptions({ input: { who: 'present' } })).data?.rows ?? [];
  const people = useQuery(queries.residents.roster.queryOptions()).data?.people ?? [];
  const known = new Set(mentors.map(({ person }) => person.id));
  const option = ({ person }: { person: PersonRef }) => ({ value: person.id, label: displayName(person) });
  return (
    <SelectField
      control={control}
      name="personId"
      label="Who"
      data={[
        { group: 'Mentors', items: mentors.map(option) },
        { group: 'Residents', items: people.filter(({ person }) => !known.has(person.id)).map(option) },
      ]}
      searchable
      required
      mb="sm"
      data-autofocus
    />
  );
}

/** Programs by state, the house's own first, then the national ones. */
function inGroups(programs: readonly Program[], houseState: string | undefined) {
  const states = [...new Set(programs.map(({ state }) => state))];
  const title = (state: string): string =>
    state === houseState ? `Your state, ${state}` : state === 'US' ? 'National' : state;
  return states.map((state) => ({
    group: title(state),
    items: programs
      .filter((program) => program.state === state)
      .map(({ id, credential, name }) => ({ value: id, label: `${credential}: ${name}` })),
  }));
}
