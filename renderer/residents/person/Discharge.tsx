import { Alert, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconBed } from '@tabler/icons-react';
import type { PersonPage } from '../../../shared/contract/residents.ts';
import { destinations, dischargeReasons } from '../../../shared/records/people.ts';
import { displayName } from '../../../shared/rules/names.ts';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useRecordForm } from '../../app/form.ts';
import { CheckField, DayField, SelectField } from '../../parts/fields.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { useToday } from '../../parts/Today.tsx';
import { destinationOptions, known, knownAnswer, notKnown, reasonOptions, yesNoOptions } from '../words.ts';
import { dischargeFormSchema, dischargeInWords, likelyLastNight } from './discharge.ts';

interface DischargeProps {
  page: PersonPage;
  present: NonNullable<PersonPage['present']>;
  onClose: () => void;
}

/** The end of a stay: the last night slept here, which bed is free from when, and why and where to, as far as known. */
export function Discharge({ page, present, onClose }: DischargeProps) {
  const today = useToday();
  const name = displayName(page.person);
  const likely = likelyLastNight(present.admittedOn, today);
  const form = useRecordForm(dischargeFormSchema, {
    lastNight: likely ?? undefined,
    noNight: likely === null,
    reason: notKnown,
    destination: notKnown,
    employedAtExit: notKnown,
    arrestedDuring: notKnown,
    keepSignIn: false,
  });
  const discharge = useDeed(client.residents.discharge, { form, done: onClose });
  const [typed, noNight] = form.watch(['lastNight', 'noNight']);
  const lastNight = noNight ? null : typed;
  const words = lastNight === undefined ? undefined : dischargeInWords({ name, lastNight, bed: present.bed, today });
  return (
    <FormDialog
      title={`Discharge ${name}`}
      submit="Discharge"
      busy={discharge.busy}
      problem={<DeedProblem deed={discharge} />}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => {
        const reason = known(dischargeReasons, values.reason);
        const destination = known(destinations, values.destination);
        const employedAtExit = knownAnswer(values.employedAtExit);
        const arrestedDuring = knownAnswer(values.arrestedDuring);
        return discharge.run({
          stayId: present.stayId,
          lastNight: values.noNight ? null : (values.lastNight ?? null),
          ...(reason && { reason }),
          ...(destination && { destination }),
          ...(employedAtExit !== undefined && { employedAtExit }),
          ...(arrestedDuring !== undefined && { arrestedDuring }),
          keepSignIn: values.keepSignIn,
        });
      })}
    >
      <Stack gap="md">
        <DayField
          control={form.control}
          name="lastNight"
          label="Last night slept here"
          lean="past"
          required={!noNight}
          disabled={noNight}
          data-autofocus
        />
        <CheckField control={form.control} name="noNight" label="No night here: came and left the same day" />
        <SimpleGrid cols={2} spacing="md">
          <SelectField
            control={form.control}
            name="reason"
            label="Why the stay ends"
            data={reasonOptions}
            allowDeselect={false}
          />
          <SelectField
            control={form.control}
            name="destination"
            label="Where to"
            data={destinationOptions}
            allowDeselect={false}
          />
          <SelectField
            control={form.control}
            name="employedAtExit"
            label="Has work now"
            data={yesNoOptions}
            allowDeselect={false}
          />
          <SelectField
            control={form.control}
            name="arrestedDuring"
            label="Arrested during the stay"
            data={yesNoOptions}
            allowDeselect={false}
          />
        </SimpleGrid>
        {page.signInName === undefined ? null : (
          <CheckField
            control={form.control}
            name="keepSignIn"
            label={`${page.signInName} goes on signing in as a mentor`}
            description="Otherwise the sign-in closes with the stay. It can be opened again in Settings."
          />
        )}
        {words === undefined ? null : (
          <Alert color="pine" icon={<IconBed aria-hidden />} role="status">
            <Text fw={600}>{words.ask}</Text>
            <Text>{words.follows}</Text>
          </Alert>
        )}
      </Stack>
    </FormDialog>
  );
}
