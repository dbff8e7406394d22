import { Group, Stack, Text } from '@mantine/core';
import { IconHeartHandshake, IconMessageCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Walk } from '../../../shared/contract/mentors.ts';
import { displayName } from '../../../shared/rules/names.ts';
import { Answered } from '../../app/Answered.tsx';
import { queries } from '../../app/client.ts';
import { PlaceButton, PlaceLink, places } from '../../app/places.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { useToday } from '../../parts/Today.tsx';
import { couldUseAHello, quietToMentor } from '../quiet.ts';
import css from './MyPeople.module.css';

/** Whom the mentor signed in walks with, the longest quiet first. */
export default function MyPeople() {
  const query = useQuery(queries.contacts.myPeople.queryOptions());
  return (
    <Page width="page">
      <PageHeader title="My people" sub="Who you walk with. The ones it has been quiet with come first." />
      <Answered query={query}>
        {({ walks }) =>
          walks.length === 0 ? (
            <EmptyState icon={<IconHeartHandshake size={24} />} title="You walk with nobody yet.">
              Staff bring people together. When they do, the person stands here with the day you last talked.
            </EmptyState>
          ) : (
            <ul className={css.people} aria-label="People I walk with">
              {walks.map((walk) => (
                <MyWalk key={walk.pairing.id} walk={walk} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Page>
  );
}

function MyWalk({ walk }: { walk: Walk }) {
  const today = useToday();
  const name = displayName(walk.resident);
  return (
    <li className={css.person}>
      <Stack gap={2} style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Group gap="xs">
          <PlaceLink to={places.myPerson(walk.resident.id)} fw={600} size="lg">
            {name}
          </PlaceLink>
          {walk.phase ? <StatusBadge>{walk.phase.name}</StatusBadge> : null}
          {couldUseAHello(walk) ? <StatusBadge tone="due">Could use a hello</StatusBadge> : null}
        </Group>
        <Text c="dimmed">{quietToMentor(walk, name, today)}</Text>
      </Stack>
      <PlaceButton
        to={places.checkIn(walk.resident.id)}
        variant={couldUseAHello(walk) ? 'filled' : 'light'}
        leftSection={<IconMessageCircle size={20} aria-hidden />}
        aria-label={`Check-in with ${name}`}
      >
        Check-in
      </PlaceButton>
    </li>
  );
}
