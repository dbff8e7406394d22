import { Paper, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { mentorRoleSchema } from '../../shared/records/mentors.ts';
import { displayName } from '../../shared/rules/names.ts';
import { client, queries } from '../app/client.ts';
import { DeedProblem, useDeed } from '../app/deed.tsx';
import { useRecordForm } from '../app/form.ts';
import { places, useGo, useGoBack } from '../app/places.tsx';
import { DayField, NumberField, SelectField, TextField } from '../parts/fields.tsx';
import { FormActions } from '../parts/FormActions.tsx';
import { Page } from '../parts/Page.tsx';
import { PageHeader } from '../parts/PageHeader.tsx';
import { useToday } from '../parts/Today.tsx';

const appointSchema = mentorRoleSchema.omit({ id: true, until: true });

/** Makes a resident or a graduate a mentor. */
export function MakeMentor({ personId }: { personId?: string }) {
  const go = useGo();
  const back = useGoBack(places.mentors);
  const form = useRecordForm(appointSchema, { ...(personId !== undefined && { personId }), since: useToday() });
  const appoint = useDeed(client.mentors.appoint, {
    form,
    done: () => go(places.mentor(form.getValues('personId')), { replace: true }),
  });
  const people = usePeople();
  const chosen = people.find(({ value }) => value === personId);
  return (
    <Page width="form">
      <PageHeader
        title={chosen ? `Make ${chosen.label} a mentor` : 'Make a mentor'}
        sub="A mentor can walk with residents and lead groups. Whether they sign in to Cairn is set in Settings."
      />
      <Paper p="lg">
        <form noValidate onSubmit={form.handleSubmit((values) => appoint.run(values))}>
          <DeedProblem deed={appoint} />
          <Stack gap="md">
            <SelectField
              control={form.control}
              name="personId"
              label="Person"
              placeholder="Choose a person"
              data={people}
              searchable
              required
              autoFocus={personId === undefined}
            />
            <DayField control={form.control} name="since" label="Mentor since" required />
            <NumberField
              control={form.control}
              name="capacity"
              label="Walks with at most"
              description="People at once. Leave it empty for no limit."
            />
            <TextField control={form.control} name="level" label="Level" placeholder="Peer mentor, senior mentor" />
          </Stack>
          <FormActions submit="Make a mentor" busy={appoint.busy} onCancel={back} />
        </form>
      </Paper>
    </Page>
  );
}

/** Residents who are no mentors yet, then people whose stay has ended: graduates mentor too. */
function usePeople(): { value: string; label: string }[] {
  const present = useQuery(queries.residents.list.queryOptions({ input: { who: 'present' } })).data?.rows ?? [];
  const former = useQuery(queries.residents.list.queryOptions({ input: { who: 'former' } })).data?.rows ?? [];
  const options = new Map<string, { value: string; label: string }>();
  for (const { person, isMentor } of [...present, ...former]) {
    if (!isMentor && !options.has(person.id)) options.set(person.id, { value: person.id, label: displayName(person) });
  }
  return [...options.values()];
}
