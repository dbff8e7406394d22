import { Box, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { syncingSentence } from '../../shared/messages/notices.ts';
import { Answered } from '../app/Answered.tsx';
import { queries } from '../app/client.ts';
import { Notice } from '../parts/Notice.tsx';
import { Section } from '../parts/Section.tsx';

/** Which Cairn this is, where its records lie, and what protects them. */
export function About() {
  const query = useQuery(queries.house.get.queryOptions());
  return (
    <Answered query={query}>
      {({ folder, syncedBy, version }) => (
        <Stack gap="lg" maw="var(--cairn-form-width)">
          <Section title="Where the records are">
            <Text style={{ overflowWrap: 'anywhere' }} fw={600}>
              {folder}
            </Text>
            <Text c="dimmed" mt="xs">
              Nothing leaves this PC. Copying this whole folder moves the house; without a passphrase nobody can read
              it.
            </Text>
            {syncedBy === undefined ? null : (
              <Box mt="md">
                <Notice title={`This house is kept in ${syncedBy}`}>{syncingSentence(syncedBy)}</Notice>
              </Box>
            )}
          </Section>
          <Section title="What protects them, and what does not">
            <List spacing={6}>
              <List.Item>
                Every record is sealed on the disk. Only a passphrase of this house, or its recovery code, opens it.
              </List.Item>
              <List.Item>A mentor’s passphrase opens what mentors may see, and nothing else.</List.Item>
              <List.Item>
                Not protected: printed sheets, files you save on purpose, and what another program under the same
                Windows account does while you are signed in.
              </List.Item>
            </List>
          </Section>
          <Text c="dimmed" size="sm">
            Cairn {version}
          </Text>
        </Stack>
      )}
    </Answered>
  );
}
