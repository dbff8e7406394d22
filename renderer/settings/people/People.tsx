import { Alert, Button, Stack, Table } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Answered } from '../../app/Answered.tsx';
import { queries } from '../../app/client.ts';
import { PlaceLink, places } from '../../app/places.tsx';
import { useMay, useSignedIn } from '../../app/session.tsx';
import { shortDay } from '../../parts/days.ts';
import { Section } from '../../parts/Section.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { AddUser } from './AddUser.tsx';
import { NewRecoveryCode } from './NewRecoveryCode.tsx';
import { roleWords } from './roles.ts';
import { SignInMenu } from './SignInMenu.tsx';
import type { SignInDeed, SignInRow } from './signIns.ts';
import { SignInDialog } from './SignInDialog.tsx';

/** Who can sign in, as what, and whose sign-in is closed; for administrators the recovery code too. */
export function People() {
  const query = useQuery(queries.users.list.queryOptions());
  const { administrators } = useSignedIn();
  const mayManage = useMay('users.manage');
  const [adding, setAdding] = useState(false);
  const [asked, setAsked] = useState<{ readonly user: SignInRow; readonly deed: SignInDeed } | undefined>();
  return (
    <Answered query={query}>
      {({ users }) => (
        <Stack gap="lg">
          {administrators > 1 || !mayManage ? null : (
            <Alert color="ochre" title="You are the only administrator">
              When you forget your passphrase, only the recovery code opens the house. A second administrator could help
              at once.
            </Alert>
          )}
          <Section
            title="People who sign in"
            flush
            {...(mayManage && {
              actions: (
                <Button size="sm" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
                  Add someone
                </Button>
              ),
            })}
          >
            <Table aria-label="People who sign in" horizontalSpacing="lg">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">Name</Table.Th>
                  <Table.Th scope="col">Signs in as</Table.Th>
                  <Table.Th scope="col">Since</Table.Th>
                  <Table.Th scope="col">Is</Table.Th>
                  <Table.Th scope="col" aria-label="What to do" w={64} />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {users.map((user) => (
                  <Table.Tr key={user.id}>
                    <Table.Td fw={600} style={{ overflowWrap: 'anywhere' }}>
                      {user.name}
                    </Table.Td>
                    <Table.Td>
                      {roleWords[user.role].label}
                      {user.closed ? (
                        <>
                          {' '}
                          <StatusBadge tone="attention">
                            {user.closed.because === 'stay-ended' ? 'closed: the stay ended' : 'closed'}
                          </StatusBadge>
                        </>
                      ) : null}
                    </Table.Td>
                    <Table.Td>{shortDay(user.addedAt.slice(0, 10))}</Table.Td>
                    <Table.Td>
                      {user.personId !== undefined ? (
                        <PlaceLink to={places.mentor(user.personId)}>Their page</PlaceLink>
                      ) : user.role === 'mentor' && mayManage ? (
                        <Button size="compact-md" variant="light" onClick={() => setAsked({ user, deed: 'link' })}>
                          Say who this is
                        </Button>
                      ) : null}
                    </Table.Td>
                    <Table.Td>
                      <SignInMenu user={user} onChoose={(deed) => setAsked({ user, deed })} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Section>
          {mayManage ? <NewRecoveryCode /> : null}
          {adding ? <AddUser onClose={() => setAdding(false)} /> : null}
          {asked ? <SignInDialog {...asked} onClose={() => setAsked(undefined)} /> : null}
        </Stack>
      )}
    </Answered>
  );
}
