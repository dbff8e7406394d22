import { Paper, SegmentedControl, SimpleGrid, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { displayName } from '../../../shared/rules/names.ts';
import type { PersonPage } from '../../../shared/contract/residents.ts';
import type { Stay } from '../../../shared/records/people.ts';
import { Answered } from '../../app/Answered.tsx';
import { client, queries } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useDraft } from '../../app/drafts.ts';
import { useRecordForm } from '../../app/form.ts';
import { places, useAddressState, useGoBack, usePathParam } from '../../app/places.tsx';
import { writeDay } from '../../parts/days.ts';
import { CheckField, DayField, SelectField, TextField } from '../../parts/fields.tsx';
import { FormActions } from '../../parts/FormActions.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { destinationOptions, reasonOptions, yesNoOptions } from '../words.ts';
import { stayFormOf, stayFormSchema, stayOf } from './stayForm.ts';
import { BedEntries, PhaseEntries } from './StayEntries.tsx';

/** Mends what was recorded of a stay: its dates, phases, beds and how it ended. */
export default function CorrectStay() {
  const personId = usePathParam('personId');
  const query = useQuery(queries.residents.get.queryOptions({ input: { personId } }));
  return (
    <Page width="form">
      <Answered query={query} lines={8}>
        {(page) => <WhichStay page={page} />}
      </Answered>
    </Page>
  );
}

function WhichStay({ page }: { page: PersonPage }) {
  const [chosen, choose] = useAddressState('stay', page.stays[0]?.id ?? '');
  const stay = page.stays.find(({ id }) => id === chosen);
  return (
    <>
      <PageHeader
        title={`Correct a stay of ${displayName(page.person)}`}
        sub="For what was entered wrongly. A move or a new phase is added on the person’s page instead."
      />
      {page.stays.length < 2 ? null : (
        <SegmentedControl
          mb="md"
          aria-label="Which stay"
          value={chosen}
          onChange={choose}
          data={page.stays.map(({ id, admittedOn }) => ({ value: id, label: `From ${writeDay(admittedOn)}` }))}
        />
      )}
      {stay ? <StayCorrection key={stay.id} personId={page.person.id} stay={stay} /> : null}
    </>
  );
}

function StayCorrection({ personId, stay }: { personId: string; stay: Stay }) {
  const back = useGoBack(places.person(personId));
  const form = useRecordForm(stayFormSchema, stayFormOf(stay));
  const draft = useDraft({ key: `stay:${stay.id}`, form: 'stay', title: 'Correcting a stay', of: form });
  const correct = useDeed(client.residents.correctStay, { form, done: back });
  const { control } = form;
  const [ended, noNight] = form.watch(['ended', 'noNight']);
  return (
    <Paper p="lg">
      <form
        noValidate
        onSubmit={form.handleSubmit(async (values) => {
          if (await correct.run(stayOf(values))) await draft.discard();
        })}
      >
        <DeedProblem deed={correct} />
        <Stack gap="md">
          <DayField control={control} name="admittedOn" label="Admitted on" lean="past" required />
          <TextField control={control} name="referralSource" label="Referred by" />
          <PhaseEntries control={control} />
          <BedEntries control={control} />
          <Title order={2} size="h3">
            How it ended
          </Title>
          <CheckField control={control} name="ended" label="This stay has ended" />
          {ended ? (
            <>
              <CheckField control={control} name="noNight" label="No night here: came and left the same day" />
              {noNight ? null : (
                <DayField control={control} name="lastNight" label="Last night slept here" lean="past" required />
              )}
              <SimpleGrid cols={2} spacing="md">
                <SelectField
                  control={control}
                  name="reason"
                  label="Why it ended"
                  data={reasonOptions}
                  allowDeselect={false}
                />
                <SelectField
                  control={control}
                  name="destination"
                  label="Where to"
                  data={destinationOptions}
                  allowDeselect={false}
                />
                <SelectField
                  control={control}
                  name="employedAtExit"
                  label="Had work then"
                  data={yesNoOptions}
                  allowDeselect={false}
                />
                <SelectField
                  control={control}
                  name="arrestedDuring"
                  label="Arrested during the stay"
                  data={yesNoOptions}
                  allowDeselect={false}
                />
              </SimpleGrid>
            </>
          ) : null}
        </Stack>
        <FormActions submit="Save" busy={correct.busy} onCancel={back} />
      </form>
    </Paper>
  );
}
