import { Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconCertificate, IconHeartHandshake, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Walk } from '../../../shared/contract/mentors.ts';
import { displayName } from '../../../shared/rules/names.ts';
import { Answered } from '../../app/Answered.tsx';
import { queries } from '../../app/client.ts';
import { PlaceButton, PlaceLink, places, usePathParam } from '../../app/places.tsx';
import { useMay } from '../../app/session.tsx';
import { writeDay } from '../../parts/days.ts';
import { Page } from '../../parts/Page.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { Section } from '../../parts/Section.tsx';
import { writeTime } from '../../parts/times.ts';
import { useToday } from '../../parts/Today.tsx';
import { CheckIns } from '../check-in/CheckIns.tsx';
import { loadInWords } from '../load.ts';
import { ChangeRole } from './ChangeRole.tsx';
import { EndPairing } from './EndPairing.tsx';
import { EndRole } from './EndRole.tsx';
import type { MentorPage } from './mentorPage.ts';
import { PairWithMentor } from './PairWithMentor.tsx';
import { WalkLine } from './WalkLine.tsx';

/** One mentor: whom they walk with, their check-ins, the groups they lead next. */
export default function Mentor() {
  const personId = usePathParam('personId');
  const query = useQuery(queries.mentors.get.queryOptions({ input: { personId } }));
  return (
    <Page>
      <Answered query={query} lines={8}>
        {(page) => <MentorView key={personId} page={page} />}
      </Answered>
    </Page>
  );
}

type Dialog = { of: 'pair' | 'role' | 'end-role' } | { of: 'end-pairing'; walk: Walk };

function MentorView({ page }: { page: MentorPage }) {
  const today = useToday();
  const mayChange = useMay('mentors.change');
  const [dialog, setDialog] = useState<Dialog | undefined>();
  const close = (): void => setDialog(undefined);
  const [latest] = page.roles;
  const role = latest && (latest.until === undefined || latest.until >= today) ? latest : undefined;
  const name = displayName(page.person);
  return (
    <>
      <PageHeader
        title={name}
        sub={<About page={page} />}
        actions={
          <>
            <PlaceButton
              to={places.candidate(page.person.id)}
              variant="default"
              leftSection={<IconCertificate size={20} aria-hidden />}
            >
              Certification
            </PlaceButton>
            <PlaceButton
              to={places.person(page.person.id)}
              variant="default"
              leftSection={<IconUser size={20} aria-hidden />}
            >
              Person’s page
            </PlaceButton>
            {mayChange && role ? (
              <Button
                leftSection={<IconHeartHandshake size={20} aria-hidden />}
                onClick={() => setDialog({ of: 'pair' })}
              >
                Walk with somebody
              </Button>
            ) : null}
          </>
        }
      />
      <Stack gap="lg">
        <Section
          title="Walks with"
          sub={role?.capacity === undefined ? undefined : `${loadInWords(page.walks.length, role.capacity)} people`}
        >
          {page.walks.length === 0 ? <Text c="dimmed">{name} walks with nobody now.</Text> : null}
          {page.walks.map((walk) => (
            <WalkLine
              key={walk.pairing.id}
              walk={walk}
              onEnd={mayChange ? () => setDialog({ of: 'end-pairing', walk }) : undefined}
            />
          ))}
        </Section>
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          <Section title="Leads next">
            {page.nextGroups.length === 0 ? (
              <Text c="dimmed">No group is planned with {name} as leader.</Text>
            ) : (
              page.nextGroups.map(({ id, startsAt, title }) => (
                <Group key={id} justify="space-between" gap="sm" wrap="nowrap" py={4}>
                  <PlaceLink to={places.roll(id)}>{title}</PlaceLink>
                  <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                    {writeDay(startsAt.slice(0, 10), today)}, {writeTime(startsAt.slice(11))}
                  </Text>
                </Group>
              ))
            )}
          </Section>
          <Section
            title="As a mentor"
            actions={
              mayChange && role ? (
                <>
                  <Button size="sm" variant="default" onClick={() => setDialog({ of: 'role' })}>
                    Change
                  </Button>
                  <Button size="sm" variant="default" onClick={() => setDialog({ of: 'end-role' })}>
                    End
                  </Button>
                </>
              ) : undefined
            }
          >
            <Role page={page} />
          </Section>
        </SimpleGrid>
        <Section title="Check-ins" sub="The newest first; the words are this mentor’s own and staff’s." flush>
          <CheckIns contacts={page.contacts} name={name} withWhom />
        </Section>
        {page.pastWalks.length === 0 ? null : <PastWalks walks={page.pastWalks} />}
      </Stack>
      {dialog?.of === 'pair' ? <PairWithMentor mentor={page.person} onClose={close} /> : null}
      {dialog?.of === 'role' && role ? <ChangeRole page={page} role={role} onClose={close} /> : null}
      {dialog?.of === 'end-role' && role ? <EndRole page={page} role={role} onClose={close} /> : null}
      {dialog?.of === 'end-pairing' ? <EndPairing walk={dialog.walk} mentor={page.person} onClose={close} /> : null}
    </>
  );
}

function About({ page }: { page: MentorPage }) {
  const today = useToday();
  const [role] = page.roles;
  if (!role) return <>Never was a mentor.</>;
  const sign = page.signInName === undefined ? 'does not sign in to Cairn' : `signs in as ${page.signInName}`;
  if (role.until !== undefined && role.until < today) {
    return (
      <>
        Was a mentor from {writeDay(role.since, today)} to {writeDay(role.until, today)}.
      </>
    );
  }
  return (
    <>
      Mentor since {writeDay(role.since, today)}; {sign}.
    </>
  );
}

function Role({ page }: { page: MentorPage }) {
  const [role] = page.roles;
  return (
    <Stack gap={4} style={{ overflowWrap: 'anywhere' }}>
      <Text>{role?.level === undefined ? 'No level is entered.' : `Level: ${role.level}`}</Text>
      <Text>
        {role?.capacity === undefined
          ? 'No limit is set on how many people they walk with.'
          : `Walks with at most ${role.capacity} people at once.`}
      </Text>
      {page.strengths === undefined ? null : (
        <Text style={{ whiteSpace: 'pre-line' }}>Strengths: {page.strengths}</Text>
      )}
    </Stack>
  );
}

function PastWalks({ walks }: { walks: readonly Walk[] }) {
  return (
    <Section title="Walked with before">
      {walks.map(({ pairing, resident }) => (
        <Group key={pairing.id} justify="space-between" gap="sm" py={4}>
          <PlaceLink to={places.person(resident.id)}>{displayName(resident)}</PlaceLink>
          <Text size="sm" c="dimmed">
            {writeDay(pairing.since)} to {pairing.until === undefined ? 'now' : writeDay(pairing.until)}
          </Text>
        </Group>
      ))}
    </Section>
  );
}
