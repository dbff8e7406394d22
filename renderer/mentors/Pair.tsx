import { Paper, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { displayName } from '../../shared/rules/names.ts';
import { Answered } from '../app/Answered.tsx';
import { client, queries } from '../app/client.ts';
import { DeedProblem, useDeed } from '../app/deed.tsx';
import { useRecordForm } from '../app/form.ts';
import { PlaceButton, places, useGoBack, usePathParam } from '../app/places.tsx';
import { DayField, LongTextField, SelectField } from '../parts/fields.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { FormActions } from '../parts/FormActions.tsx';
import { Page } from '../parts/Page.tsx';
import { PageHeader } from '../parts/PageHeader.tsx';
import { useToday } from '../parts/Today.tsx';
import { mentorsToChoose } from './choose.ts';
import { pairFormSchema } from './pairForm.ts';

/** Somebody to walk with this resident. */
export default function Pair() {
  const residentId = usePathParam('residentId');
  const resident = useQuery(queries.residents.get.queryOptions({ input: { personId: residentId } }));
  const mentors = useQuery(queries.mentors.list.queryOptions({ input: { who: 'present' } }));
  return (
    <Page width="form">
      <Answered query={resident}>
        {({ person }) => (
          <>
            <PageHeader
              title={`Who walks with ${displayName(person)}?`}
              sub="Age, family and the way into recovery matter more than having used the same thing."
            />
            <Answered query={mentors}>
              {({ rows }) => <PairForm residentId={residentId} options={mentorsToChoose(rows, residentId)} />}
            </Answered>
          </>
        )}
      </Answered>
    </Page>
  );
}

function PairForm({ residentId, options }: { residentId: string; options: ReturnType<typeof mentorsToChoose> }) {
  const back = useGoBack(places.person(residentId));
  const form = useRecordForm(pairFormSchema, { residentId, since: useToday() });
  const pair = useDeed(client.mentors.pair, { form, done: back });
  if (options.length === 0) {
    return (
      <EmptyState
        title="Nobody else is a mentor yet."
        action={<PlaceButton to={places.makeMentor()}>Make a mentor</PlaceButton>}
      >
        Make a resident or a graduate a mentor first.
      </EmptyState>
    );
  }
  return (
    <Paper p="lg">
      <form noValidate onSubmit={form.handleSubmit((values) => pair.run(values))}>
        <DeedProblem deed={pair} />
        <Stack gap="md">
          <SelectField
            control={form.control}
            name="mentorId"
            label="Mentor"
            placeholder="Choose a mentor"
            data={options}
            searchable
            required
            autoFocus
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
        <FormActions submit="Walk together" busy={pair.busy} onCancel={back} />
      </form>
    </Paper>
  );
}
