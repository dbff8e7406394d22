import { Button, Table, Text } from '@mantine/core';
import { IconTableImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportRecord } from '../../shared/records/house.ts';
import { Answered } from '../app/Answered.tsx';
import { client, queries } from '../app/client.ts';
import { DeedProblem, useDeed } from '../app/deed.tsx';
import { PlaceButton, places } from '../app/places.tsx';
import { useSignedIn } from '../app/session.tsx';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { writeInstant } from '../parts/days.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Section } from '../parts/Section.tsx';

/** Pasted lists and imported folders, newest first; each can be undone whole for as long as the rules allow. */
export function Imports() {
  const query = useQuery(queries.history.imports.queryOptions());
  const zone = useSignedIn().house?.timeZone;
  const [asked, setAsked] = useState<ImportRecord | undefined>();
  const undo = useDeed(client.history.undo);
  const confirm = async (): Promise<void> => {
    if (asked) await undo.run({ commit: asked.commit });
    setAsked(undefined);
  };
  return (
    <Answered query={query}>
      {({ imports }) => (
        <Section
          title="What was brought in"
          sub="Each paste is one step, and can be taken back whole."
          flush
          actions={
            <PlaceButton to={places.paste} size="sm" variant="light">
              Paste a list
            </PlaceButton>
          }
        >
          <DeedProblem deed={undo} />
          {imports.length === 0 ? (
            <EmptyState icon={<IconTableImport size={24} aria-hidden />} title="Nothing was brought in yet.">
              Copy the rows of a spreadsheet and paste them: residents come in with their beds and phases.
            </EmptyState>
          ) : (
            <Table aria-label="What was brought in" horizontalSpacing="lg">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">When</Table.Th>
                  <Table.Th scope="col">From</Table.Th>
                  <Table.Th scope="col" ta="end">
                    Rows
                  </Table.Th>
                  <Table.Th scope="col">By</Table.Th>
                  <Table.Th scope="col" w={160}>
                    Way back
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {imports.map((each) => (
                  <Table.Tr key={each.id}>
                    <Table.Td>{writeInstant(each.at, zone)}</Table.Td>
                    <Table.Td>{each.source}</Table.Td>
                    <Table.Td ta="end">{each.rows}</Table.Td>
                    <Table.Td>{each.who}</Table.Td>
                    <Table.Td>
                      <Button size="compact-md" variant="light" onClick={() => setAsked(each)}>
                        Undo
                      </Button>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
          <ConfirmDialog
            opened={asked !== undefined}
            title={`Undo what came in on ${asked ? writeInstant(asked.at, zone) : ''}?`}
            confirm="Undo it all"
            busy={undo.busy}
            onConfirm={() => void confirm()}
            onClose={() => setAsked(undefined)}
          >
            <Text>
              {asked?.rows} rows are taken out again. What was typed in since then stays, and may stand in the way.
            </Text>
          </ConfirmDialog>
        </Section>
      )}
    </Answered>
  );
}
