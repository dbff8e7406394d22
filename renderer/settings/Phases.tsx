import { ActionIcon, Button, Group, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Phase, phaseSchema } from '../../shared/records/house.ts';
import { Answered } from '../app/Answered.tsx';
import { client, queries } from '../app/client.ts';
import { DeedProblem, useDeed } from '../app/deed.tsx';
import { useRecordForm } from '../app/form.ts';
import { NumberField, TextField } from '../parts/fields.tsx';
import { FormDialog } from '../parts/FormDialog.tsx';
import { Section } from '../parts/Section.tsx';
import { orderBetween } from './phaseOrder.ts';

/** The phases residents go through, in order. */
export function Phases() {
  const query = useQuery(queries.house.get.queryOptions());
  const [edited, setEdited] = useState<Phase | 'new' | undefined>();
  const move = useDeed(client.house.savePhase);
  return (
    <Answered query={query}>
      {({ phases }) => {
        const ordered = phases.toSorted((a, b) => a.order - b.order);
        const place = (at: number, before: number, after: number): void => {
          const phase = ordered[at];
          if (phase) void move.run({ ...phase, order: orderBetween(ordered[before], ordered[after]) });
        };
        return (
          <Section
            title="Phases"
            sub="In the order residents go through them."
            flush
            actions={
              <Button
                size="sm"
                variant="light"
                leftSection={<IconPlus size={18} aria-hidden />}
                onClick={() => setEdited('new')}
              >
                Add a phase
              </Button>
            }
          >
            <DeedProblem deed={move} />
            <Table aria-label="Phases" horizontalSpacing="lg">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">Phase</Table.Th>
                  <Table.Th scope="col">Usual length</Table.Th>
                  <Table.Th scope="col" w={180}>
                    <VisuallyHidden>Change</VisuallyHidden>
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {ordered.map((phase, at) => (
                  <Table.Tr key={phase.id}>
                    <Table.Td fw={600}>{phase.name}</Table.Td>
                    <Table.Td>
                      {phase.typicalDays === undefined ? (
                        <Text c="dimmed">as long as it takes</Text>
                      ) : (
                        `${phase.typicalDays} days`
                      )}
                    </Table.Td>
                    <Table.Td>
                      <Group gap={4} wrap="nowrap" justify="flex-end">
                        <ActionIcon
                          aria-label={`${phase.name} earlier`}
                          disabled={at === 0}
                          onClick={() => place(at, at - 2, at - 1)}
                        >
                          <IconArrowUp size={18} aria-hidden />
                        </ActionIcon>
                        <ActionIcon
                          aria-label={`${phase.name} later`}
                          disabled={at === ordered.length - 1}
                          onClick={() => place(at, at + 1, at + 2)}
                        >
                          <IconArrowDown size={18} aria-hidden />
                        </ActionIcon>
                        <ActionIcon aria-label={`Change ${phase.name}`} onClick={() => setEdited(phase)}>
                          <IconPencil size={18} aria-hidden />
                        </ActionIcon>
                      </Group>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
            {edited === undefined ? null : (
              <PhaseForm phase={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
            )}
          </Section>
        );
      }}
    </Answered>
  );
}

const fields = phaseSchema.partial({ id: true, order: true });

function PhaseForm({ phase, onClose }: { phase: Phase | undefined; onClose: () => void }) {
  const form = useRecordForm(fields, phase ?? {});
  const save = useDeed(client.house.savePhase, { form, done: onClose });
  return (
    <FormDialog
      title={phase ? `Change ${phase.name}` : 'Add a phase'}
      submit="Save"
      busy={save.busy}
      problem={<DeedProblem deed={save} />}
      onClose={onClose}
      onSubmit={(event) => void form.handleSubmit((values) => save.run(values))(event)}
    >
      <Stack>
        <TextField control={form.control} name="name" label="Name" data-autofocus required />
        <NumberField
          control={form.control}
          name="typicalDays"
          label="Usual length"
          description="Today says when somebody has been in it longer. Leave it empty when it takes as long as it takes."
          suffix=" days"
          min={0}
          max={2000}
        />
      </Stack>
    </FormDialog>
  );
}
