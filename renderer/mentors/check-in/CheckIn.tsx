import { Group, Paper, SimpleGrid, Stack } from '@mantine/core';
import { useState } from 'react';
import { isStaff } from '../../../shared/rules/permissions.ts';
import { localTimeIn } from '../../../shared/rules/calendar.ts';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useDraft } from '../../app/drafts.ts';
import { useRecordForm } from '../../app/form.ts';
import { places, useGoBack } from '../../app/places.tsx';
import { useSignedIn } from '../../app/session.tsx';
import { DayField, LongTextField, NumberField, SelectField, TimeField } from '../../parts/fields.tsx';
import { FormActions } from '../../parts/FormActions.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { SegmentField } from '../../parts/SegmentField.tsx';
import { asContact, checkInFormSchema, modeOptions } from './checkIn.ts';
import { type CheckInChoices, likelyMentor } from './choices.ts';

interface CheckInProps {
  personId: string | undefined;
  choices: CheckInChoices;
}

/** Logs that two people talked, or that one tried: ready to save as it opens. */
export function CheckIn({ personId, choices }: CheckInProps) {
  const { role, today, house } = useSignedIn();
  const [time] = useState(() => localTimeIn(house?.timeZone ?? 'UTC', new Date()).slice(11));
  const forSomebody = isStaff(role);
  const back = useGoBack(forSomebody ? places.mentors : places.myPeople);
  const person = choices.people.find(({ value }) => value === personId);
  const form = useRecordForm(checkInFormSchema, {
    ...(personId !== undefined && { personId }),
    mentorId: likelyMentor(choices, personId),
    reached: 'yes',
    mode: 'in-person',
    minutes: undefined,
    day: today,
    time,
    note: undefined,
  });
  const draft = useDraft({
    key: `check-in:${personId ?? 'somebody'}`,
    form: 'check-in',
    title: 'A check-in',
    of: form,
  });
  const log = useDeed(client.contacts.log, { form, done: back });
  const { control } = form;
  const reached = form.watch('reached') === 'yes';
  return (
    <Page width="form">
      <PageHeader
        title={person ? `Check-in with ${person.label}` : 'Check-in'}
        sub="Press Enter to save it as it stands."
      />
      <Paper p="lg">
        <form
          noValidate
          onSubmit={form.handleSubmit(async (values) => {
            if (await log.run(asContact(values))) await draft.discard();
          })}
        >
          <DeedProblem deed={log} />
          <Stack gap="md">
            {person ? null : (
              <SelectField
                control={control}
                name="personId"
                label="Person"
                placeholder="Choose a person"
                data={choices.people}
                searchable
                required
                autoFocus
              />
            )}
            {forSomebody ? (
              <SelectField
                control={control}
                name="mentorId"
                label="Mentor"
                description="Who talked with them, or tried to."
                placeholder="Choose a mentor"
                data={choices.mentors}
                searchable
                required
              />
            ) : null}
            <SegmentField
              control={control}
              name="reached"
              label={forSomebody ? 'Did they reach each other?' : 'Did you reach each other?'}
              options={[
                { value: 'yes', label: forSomebody ? 'They talked' : 'We talked' },
                { value: 'no', label: 'Tried, no answer' },
              ]}
              autoFocus={person !== undefined}
            />
            <SegmentField control={control} name="mode" label="How" options={modeOptions} />
            <SimpleGrid cols={2} spacing="md">
              <DayField control={control} name="day" label="Day" lean="past" required />
              <Group grow gap="md" align="flex-start">
                <TimeField control={control} name="time" label="Time" required />
                {reached ? <NumberField control={control} name="minutes" label="Minutes" placeholder="10" /> : null}
              </Group>
            </SimpleGrid>
            <LongTextField
              control={control}
              name="note"
              label="Note"
              description={forSomebody ? 'This mentor and staff read it.' : 'Only you and staff read it.'}
              minRows={2}
            />
          </Stack>
          <FormActions submit="Save" busy={log.busy} onCancel={back} />
        </form>
      </Paper>
    </Page>
  );
}
