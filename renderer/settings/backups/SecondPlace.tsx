import { Button, Group, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { z } from 'zod';
import { textSchema } from '../../../shared/records/primitives.ts';
import { writeInstant } from '../../parts/days.ts';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useFollowingForm } from '../../app/form.ts';
import { useMay } from '../../app/session.tsx';
import { TextField } from '../../parts/fields.tsx';
import { Section } from '../../parts/Section.tsx';

const placeSchema = z.object({ folder: textSchema.optional() });

interface SecondPlaceProps {
  secondPlace: { folder: string; isThere: boolean; copiedAt?: string | undefined } | undefined;
  timeZone: string | undefined;
}

/** The folder on another disk that backups are copied to; staff see it, administrators say which. */
export function SecondPlace({ secondPlace, timeZone }: SecondPlaceProps) {
  const folder = secondPlace?.folder;
  // The list is fetched again while something runs; what is being typed stays.
  const record = useMemo(() => ({ folder }), [folder]);
  const form = useFollowingForm(placeSchema, record);
  const change = useDeed(client.backups.setSecondPlace, { form });
  const mayChange = useMay('house.change');
  return (
    <Section
      title="A second place"
      sub="A stick or another disk, so that the house outlives this PC. Backups are copied there as they are, sealed."
    >
      <Stack maw="var(--cairn-form-width)">
        <Text>{stateWords(secondPlace, timeZone)}</Text>
        {mayChange ? (
          <form onSubmit={(event) => void form.handleSubmit((values) => change.run(values))(event)} noValidate>
            <DeedProblem deed={change} />
            <Group align="end" wrap="nowrap">
              <TextField
                control={form.control}
                name="folder"
                label="Folder"
                description="For example E:\ or /media/stick. Empty for none."
                spellCheck={false}
                flex={1}
              />
              <Button type="submit" loading={change.busy}>
                Save
              </Button>
            </Group>
          </form>
        ) : null}
      </Stack>
    </Section>
  );
}

function stateWords(place: SecondPlaceProps['secondPlace'], timeZone: string | undefined): string {
  if (!place) return 'There is none yet. A fire or a theft would take the house and its backups together.';
  const copied =
    place.copiedAt === undefined
      ? 'Nothing was copied there yet.'
      : `Last copied on ${writeInstant(place.copiedAt, timeZone)}.`;
  return place.isThere
    ? copied
    : `${place.folder} is not there now. Plug the disk in; Cairn copies by itself. ${copied}`;
}
