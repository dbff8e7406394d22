import { SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type House as HouseRecord, houseSchema, type Settings, settingsSchema } from '../../shared/records/house.ts';
import { Answered } from '../app/Answered.tsx';
import { client, queries } from '../app/client.ts';
import { DeedProblem, useDeed } from '../app/deed.tsx';
import { useFollowingForm } from '../app/form.ts';
import { states, timeZones } from '../app/regions.ts';
import { ChoiceField, DayField, NumberField, SelectField, TextField } from '../parts/fields.tsx';
import { FormActions } from '../parts/FormActions.tsx';
import { Section } from '../parts/Section.tsx';

const changeable = settingsSchema.pick({ idleMinutes: true, smallestPrintedCount: true, paper: true });

/** The house's name and place, and how Cairn behaves in it. */
export function House() {
  const query = useQuery(queries.house.get.queryOptions());
  return (
    <Answered query={query}>
      {({ house, settings }) => (
        <Stack gap="lg" maw="var(--cairn-form-width)">
          <Name house={house} />
          <Behaviour settings={settings} />
        </Stack>
      )}
    </Answered>
  );
}

function Name({ house }: { house: HouseRecord }) {
  const form = useFollowingForm(houseSchema, house);
  const change = useDeed(client.house.change, { form });
  const { control } = form;
  return (
    <Section title="Name and place">
      <form onSubmit={(event) => void form.handleSubmit((values) => change.run(values))(event)} noValidate>
        <DeedProblem deed={change} />
        <Stack>
          <TextField
            control={control}
            name="name"
            label="Name of the house"
            description="As it stands on sheets and reports."
            required
          />
          <SimpleGrid cols={2}>
            <SelectField control={control} name="state" label="State" data={states} searchable required />
            <SelectField
              control={control}
              name="timeZone"
              label="Time zone"
              data={timeZones(house.timeZone)}
              searchable
              required
            />
          </SimpleGrid>
          <DayField
            control={control}
            name="recordsCompleteSince"
            label="Records are complete since"
            description="Since this day every stay is in Cairn. Figures that look further back stay blank, and say so."
            lean="past"
          />
        </Stack>
        <FormActions submit="Save" busy={change.busy} />
      </form>
    </Section>
  );
}

function Behaviour({ settings }: { settings: Settings }) {
  const form = useFollowingForm(changeable, settings);
  const change = useDeed(client.house.changeSettings, { form });
  const { control } = form;
  return (
    <Section title="Locking and paper">
      <form onSubmit={(event) => void form.handleSubmit((values) => change.run(values))(event)} noValidate>
        <DeedProblem deed={change} />
        <Stack>
          <NumberField
            control={control}
            name="idleMinutes"
            label="Lock after"
            description="Quiet minutes without a key, a click or a touch."
            suffix=" minutes"
            min={1}
            max={60}
            w={180}
            required
          />
          <ChoiceField
            control={control}
            name="paper"
            label="Paper"
            options={[
              { value: 'letter', label: 'Letter (8½ × 11 in)' },
              { value: 'a4', label: 'A4 (210 × 297 mm)' },
            ]}
          />
          <NumberField
            control={control}
            name="smallestPrintedCount"
            label="Smallest number in reports for the board and funders"
            description="Smaller groups are hidden, so that nobody in them can be recognised. From 5 to 11."
            min={5}
            max={11}
            w={180}
            required
          />
        </Stack>
        <FormActions submit="Save" busy={change.busy} />
      </form>
    </Section>
  );
}
