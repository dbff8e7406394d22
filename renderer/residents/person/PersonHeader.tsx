import { ActionIcon, Group, Text, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PersonPage } from '../../../shared/contract/residents.ts';
import type { PersonRef } from '../../../shared/contract/views.ts';
import type { Phase } from '../../../shared/records/house.ts';
import { bedLabel, displayName } from '../../../shared/rules/names.ts';
import { PlaceLink, places, useGo } from '../../app/places.tsx';
import { writeDay } from '../../parts/days.ts';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { useToday } from '../../parts/Today.tsx';
import { nightsInWords } from '../words.ts';
import { nextDate } from './nextDate.ts';
import css from './Person.module.css';

const hatWords = {
  'former-resident': 'Lived here',
  mentor: 'Mentor',
  'former-mentor': 'Was a mentor',
  candidate: 'Working towards certification',
  certified: 'Certified',
} as const;

/** What stays in sight while the page scrolls: name, days, phase, bed, who walks with them, the next date. */
export function PersonHeader({
  page,
  phases,
  children,
}: {
  page: PersonPage;
  phases: readonly Phase[];
  children: ReactNode;
}) {
  const hats = page.hats.flatMap((hat) => (hat === 'resident' ? [] : [hatWords[hat]]));
  return (
    <div className={css.header}>
      <PageHeader
        title={displayName(page.person)}
        sub={
          hats.length === 0 ? undefined : (
            <Group gap="xs" component="span">
              {hats.map((hat) => (
                <StatusBadge key={hat}>{hat}</StatusBadge>
              ))}
            </Group>
          )
        }
        actions={
          <>
            <Neighbour person={page.previous} way="Previous" />
            <Neighbour person={page.next} way="Next" />
            {children}
          </>
        }
      />
      <dl className={css.facts}>
        <Facts page={page} phases={phases} />
      </dl>
    </div>
  );
}

function Facts({ page, phases }: { page: PersonPage; phases: readonly Phase[] }) {
  const today = useToday();
  const next = nextDate(page, phases);
  const walksWith = (
    <Fact label="Walks with">
      {page.walksWith.length === 0
        ? 'Nobody yet'
        : page.walksWith.map(({ pairingId, mentor }) => (
            <span key={pairingId} className={css.name}>
              <PlaceLink to={places.mentor(mentor.id)}>{displayName(mentor)}</PlaceLink>
            </span>
          ))}
    </Fact>
  );
  if (!page.present) {
    const last = page.stays[0];
    return (
      <>
        <Fact label="Last stay">
          {last?.dischargedOn
            ? `${writeDay(last.admittedOn, today)} to ${writeDay(last.dischargedOn, today)}`
            : 'Never stayed here'}
        </Fact>
        {page.walksWith.length === 0 ? null : walksWith}
      </>
    );
  }
  const { days, admittedOn, phase, bed } = page.present;
  return (
    <>
      <Fact label="Here">
        {days === 0 ? 'Admitted today' : `${nightsInWords(days)}, since ${writeDay(admittedOn, today)}`}
      </Fact>
      <Fact label="Phase">{phase?.name ?? 'No phase yet'}</Fact>
      <Fact label="Bed">{bed ? bedLabel(bed) : 'No bed yet'}</Fact>
      {walksWith}
      {next === undefined ? null : (
        <Fact label="Next">
          {next.phase} usually ends {writeDay(next.day, today)}
        </Fact>
      )}
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={css.fact}>
      <Text component="dt" size="xs" c="dimmed">
        {label}
      </Text>
      <Text component="dd" m={0} fw={600} size="sm">
        {children}
      </Text>
    </div>
  );
}

function Neighbour({ person, way }: { person: PersonRef | undefined; way: 'Previous' | 'Next' }) {
  const go = useGo();
  if (!person) return null;
  const [Icon, keys] = way === 'Next' ? [IconChevronDown, 'Alt+ArrowDown'] : [IconChevronUp, 'Alt+ArrowUp'];
  const label = `${way}: ${displayName(person)}`;
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="default"
        aria-label={label}
        aria-keyshortcuts={keys}
        onClick={() => go(places.person(person.id), { replace: true })}
      >
        <Icon size={20} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
