import { Alert, Button, Divider, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { displayName } from '../../../shared/rules/names.ts';
import { client, queries } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useDraft } from '../../app/drafts.ts';
import { useRecordForm } from '../../app/form.ts';
import { places, useAddressState, useGo, useGoBack } from '../../app/places.tsx';
import { DayField, SelectField, TextField } from '../../parts/fields.tsx';
import { FormActions } from '../../parts/FormActions.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { useToday } from '../../parts/Today.tsx';
import { useFreeBeds } from '../beds/freeBeds.ts';
import { inOrder } from '../person/phases.ts';
import { admissionOf, admitFormSchema } from './form.ts';
import { LookAlikes } from './LookAlikes.tsx';

/** Admitting somebody: only what is needed today, the rest when there is time. */
export default function Admit() {
  const today = useToday();
  const go = useGo();
  const back = useGoBack(places.residents);
  const [known] = useAddressState('person', '');
  const [bed] = useAddressState('bed', '');
  const form = useRecordForm(admitFormSchema, {
    personId: known || undefined,
    preferredName: undefined,
    admittedOn: today,
    bedId: bed || undefined,
    phaseId: undefined,
    mentorId: undefined,
  });
  const draft = useDraft({ key: 'admit', form: 'admit', title: 'Admitting somebody', of: form });
  const admit = useDeed(client.residents.admit, {
    form,
    done: ({ personId }) => go(places.person(personId), { replace: true }),
  });
  const { control } = form;
  const [personId, preferredName, legalLast, birthDate, admittedOn] = form.watch([
    'personId',
    'preferredName',
    'legalLast',
    'birthDate',
    'admittedOn',
  ]);
  const free = useFreeBeds(admittedOn);
  const phases = inOrder(useQuery(queries.house.get.queryOptions()).data?.phases ?? []);
  const mentors = useQuery(queries.mentors.list.queryOptions({ input: { who: 'present' } })).data?.rows ?? [];
  const { setValue, getFieldState } = form;
  const first = phases[0]?.id;
  useEffect(() => {
    if (first !== undefined && !getFieldState('phaseId').isDirty) setValue('phaseId', first);
  }, [first, setValue, getFieldState]);

  return (
    <Page width="form">
      <PageHeader title="Admit" sub="Only what is needed today. The rest can follow when there is time." />
      <Paper p="lg">
        <form
          noValidate
          onSubmit={form.handleSubmit(async (values) => {
            if (await admit.run(admissionOf(values))) await draft.discard();
          })}
        >
          <DeedProblem deed={admit} />
          <Stack gap="md">
            {personId === undefined ? (
              <>
                <TextField
                  control={control}
                  name="preferredName"
                  label="Preferred name"
                  description="What they like to be called. Mentors see this name."
                  required
                  autoFocus
                />
                <LookAlikes
                  preferredName={preferredName}
                  legalLast={legalLast}
                  birthDate={birthDate}
                  onChoose={(person) => setValue('personId', person.id, { shouldDirty: true })}
                />
              </>
            ) : (
              <ComesBack personId={personId} onOther={() => setValue('personId', undefined, { shouldDirty: true })} />
            )}
            <DayField control={control} name="admittedOn" label="Admitted on" lean="past" required />
            <Divider label="If it is known already" labelPosition="left" />
            <SimpleGrid cols={2} spacing="md">
              <SelectField
                control={control}
                name="bedId"
                label="Bed"
                placeholder={free.length === 0 ? 'No bed is free' : 'Choose later'}
                data={free}
                clearable
                searchable
              />
              <SelectField
                control={control}
                name="phaseId"
                label="Phase"
                placeholder="Choose later"
                data={phases.map(({ id, name }) => ({ value: id, label: name }))}
                clearable
              />
            </SimpleGrid>
            <SelectField
              control={control}
              name="mentorId"
              label="Walks with"
              placeholder="Choose later"
              data={mentors
                .filter(({ person }) => person.id !== personId)
                .map(({ person, walksWith }) => ({
                  value: person.id,
                  label: `${displayName(person)}, walks with ${walksWith.length === 0 ? 'nobody yet' : walksWith.length}`,
                }))}
              clearable
              searchable
            />
            {personId === undefined ? (
              <>
                <SimpleGrid cols={2} spacing="md">
                  <TextField control={control} name="legalFirst" label="Legal first name" />
                  <TextField control={control} name="legalLast" label="Legal last name" />
                </SimpleGrid>
                <DayField control={control} name="birthDate" label="Birth date" lean="past" placeholder="4/2/1988" />
              </>
            ) : null}
            <TextField
              control={control}
              name="referralSource"
              label="Referred by"
              placeholder="A court, a hospital, a friend"
            />
          </Stack>
          <FormActions submit="Admit" busy={admit.busy} onCancel={back} />
        </form>
      </Paper>
    </Page>
  );
}

function ComesBack({ personId, onOther }: { personId: string; onOther: () => void }) {
  const person = useQuery(queries.residents.get.queryOptions({ input: { personId } })).data?.person;
  return (
    <Alert
      icon={<IconUserCheck aria-hidden />}
      title={person ? `${displayName(person)} comes back` : 'Somebody comes back'}
    >
      <Text>
        This adds a new stay to the record that is already here. Name, birth date and history stay as they are.
      </Text>
      <Button mt="xs" size="sm" variant="default" onClick={onOther}>
        It is somebody else
      </Button>
    </Alert>
  );
}
