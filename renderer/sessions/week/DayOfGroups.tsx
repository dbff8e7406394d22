import { Text, Title } from '@mantine/core';
import { useId } from 'react';
import type { SessionRow } from '../../../shared/contract/sessions.ts';
import { rollStatus } from '../../../shared/messages/groups.ts';
import { displayName } from '../../../shared/rules/names.ts';
import { places, usePlaceHref } from '../../app/places.tsx';
import { useMay } from '../../app/session.tsx';
import { writeDay } from '../../parts/days.ts';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { writeTime } from '../../parts/times.ts';
import { useToday } from '../../parts/Today.tsx';
import { GroupMenu } from './GroupMenu.tsx';
import css from './Week.module.css';

/** The groups of one day, by hour. */
export function DayOfGroups({ day, groups }: { day: string; groups: readonly SessionRow[] }) {
  const today = useToday();
  const mayPlan = useMay('groups.plan');
  const id = useId();
  return (
    <section className={css.day} aria-labelledby={id} data-today={day === today || undefined}>
      <div className={css.date}>
        <Title order={2} id={id}>
          {writeDay(day, today)}
        </Title>
        {day === today ? (
          <Text size="sm" c="dimmed">
            Today
          </Text>
        ) : null}
      </div>
      {groups.length === 0 ? (
        <div className={css.none}>No groups</div>
      ) : (
        <ul className={css.list}>
          {groups.map((group) => (
            <li key={group.id}>
              <GroupLine group={group} />
              {mayPlan ? <GroupMenu group={group} /> : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function GroupLine({ group }: { group: SessionRow }) {
  const status = rollStatus(group, useToday());
  const link = usePlaceHref(places.roll(group.id));
  const leaders = group.leaders.map(displayName).join(', ');
  const content = (
    <>
      <span className={css.time}>{writeTime(group.startsAt.slice(11))}</span>
      <span className={css.title}>{group.title}</span>
      <span className={css.leaders}>{leaders || 'Nobody leads it yet'}</span>
      <span>
        <StatusBadge tone={status.tone}>{status.words}</StatusBadge>
      </span>
    </>
  );
  const cancelled = group.status === 'cancelled' || undefined;
  if (!group.mayMark) {
    return (
      <div className={css.row} data-cancelled={cancelled}>
        {content}
      </div>
    );
  }
  return (
    <a className={css.row} data-row data-cancelled={cancelled} {...link}>
      {content}
    </a>
  );
}
