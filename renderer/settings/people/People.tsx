import { Alert, Button, Stack, Table } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { User } from '../../../shared/records/users.ts';
import { Answered } from '../../app/Answered.tsx';
import { queries } from '../../app/client.ts';
import { PlaceLink, places } from '../../app/places.tsx';
import { useSignedIn } from '../../app/session.tsx';
import { shortDay } from '../../parts/days.ts';
import { Section } from '../../parts/Section.tsx';
import { AddUser } from './AddUser.tsx';
import { LinkUser } from './LinkUser.tsx';
import { NewRecoveryCode } from './NewRecoveryCode.tsx';
import { roleWords } from './roles.ts';

/** Who can sign in, as what; and the recovery code. */
export function People() {
  const query = useQuery(queries.users.list.queryOptions());
  const { administrators } = useSignedIn();
  const [opened, setOpened] = useState<User | 'new' | undefined>();
  const close = (): void => setOpened(undefined);
  return (
    <Answered query={query}>
      {({ users }) => (
        <Stack gap="lg">
          {administrators > 1 ? null : (
            <Alert color="ochre" title="You are the only administrator">
              When you forget your passphrase, only the recovery code opens the house. A second administrator could help
              at once.
            </Alert>
          )}
          <Section
            title="People who sign in"
            flush
            actions={
              <Button size="sm" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpened('new')}>
                Add someone
              </Button>
            }
          >
            <Table aria-label="People who sign in" horizontalSpacing="lg">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">Name</Table.Th>
                  <Table.Th scope="col">Signs in as</Table.Th>
                  <Table.Th scope="col">Since</Table.Th>
                  <Table.Th scope="col">Is</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {users.map((user) => (
                  <Table.Tr key={user.id}>
                    <Table.Td fw={600}>{user.name}</Table.Td>
                    <Table.Td>{roleWords[user.role].label}</Table.Td>
                    <Table.Td>{shortDay(user.addedAt.slice(0, 10))}</Table.Td>
                    <Table.Td>
                      {user.personId !== undefined ? (
                        <PlaceLink to={places.mentor(user.personId)}>Their page</PlaceLink>
                      ) : user.role === 'mentor' ? (
                        <Button size="compact-md" variant="light" onClick={() => setOpened(user)}>
                          Say who this is
                        </Button>
                      ) : null}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Section>
          <NewRecoveryCode />
          {opened === 'new' ? <AddUser onClose={close} /> : null}
          {opened === undefined || opened === 'new' ? null : <LinkUser user={opened} onClose={close} />}
        </Stack>
      )}
    </Answered>
  );
}
