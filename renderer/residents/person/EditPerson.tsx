import { Paper, SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { PersonPage } from '../../../shared/contract/residents.ts';
import { displayName } from '../../../shared/rules/names.ts';
import { Answered } from '../../app/Answered.tsx';
import { client, queries } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useDraft } from '../../app/drafts.ts';
import { useRecordForm } from '../../app/form.ts';
import { places, useGoBack, usePathParam } from '../../app/places.tsx';
import { DayField, SelectField, TextField } from '../../parts/fields.tsx';
import { FormActions } from '../../parts/FormActions.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { yesNoOptions } from '../words.ts';
import { personFormOf, personFormSchema, personOf } from './editForm.ts';

/** The name people use and the details staff keep. */
export default function EditPerson() {
  const personId = usePathParam('personId');
  const query = useQuery(queries.residents.get.queryOptions({ input: { personId } }));
  return (
    <Page width="form">
      <Answered query={query} lines={8}>
        {(page) => <EditForm key={personId} page={page} />}
      </Answered>
    </Page>
  );
}

function EditForm({ page }: { page: PersonPage }) {
  const { id } = page.person;
  const back = useGoBack(places.person(id));
  const form = useRecordForm(personFormSchema, personFormOf(page));
  const draft = useDraft({ key: `person:${id}`, form: 'person', title: 'Changing somebody’s details', of: form });
  const change = useDeed(client.residents.changePerson, { form, done: back });
  const { control } = form;
  return (
    <>
      <PageHeader
        title={`${displayName(page.person)}: name and details`}
        sub="Mentors see the preferred name and the first letter of the last name. Everything else is for staff."
      />
      <Paper p="lg">
        <form
          noValidate
          onSubmit={form.handleSubmit(async (values) => {
            if (await change.run({ personId: id, person: personOf(values) })) await draft.discard();
          })}
        >
          <DeedProblem deed={change} />
          <Stack gap="md">
            <TextField
              control={control}
              name="preferredName"
              label="Preferred name"
              description="What they like to be called."
              required
              data-autofocus
            />
            <SimpleGrid cols={2} spacing="md">
              <TextField control={control} name="legalFirst" label="Legal first name" />
              <TextField control={control} name="legalLast" label="Legal last name" />
            </SimpleGrid>
            <DayField control={control} name="birthDate" label="Birth date" lean="past" placeholder="4/2/1988" />
            <SimpleGrid cols={2} spacing="md">
              <TextField control={control} name="phone" label="Phone" type="tel" />
              <TextField control={control} name="email" label="Email" type="email" />
            </SimpleGrid>
            <DayField control={control} name="recoveryDate" label="In recovery since" lean="past" />
            <SimpleGrid cols={2} spacing="md">
              <TextField control={control} name="gender" label="Gender" />
              <TextField control={control} name="race" label="Race" />
              <TextField control={control} name="ethnicity" label="Ethnicity" />
              <SelectField control={control} name="veteran" label="Veteran" data={yesNoOptions} allowDeselect={false} />
            </SimpleGrid>
          </Stack>
          <FormActions submit="Save" busy={change.busy} onCancel={back} />
        </form>
      </Paper>
    </>
  );
}
