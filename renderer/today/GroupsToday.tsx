import { IconUsersGroup } from '@tabler/icons-react';
import type { SessionRow } from '../../shared/contract/sessions.ts';
import { rollStatus } from '../../shared/messages/groups.ts';
import { displayName } from '../../shared/rules/names.ts';
import { PlaceButton, PlaceLink, places, usePlaceHref } from '../app/places.tsx';
import { useMay } from '../app/session.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { moveAmongRows } from '../parts/rows.ts';
import { Section } from '../parts/Section.tsx';
import { StatusBadge } from '../parts/StatusBadge.tsx';
import { writeTime } from '../parts/times.ts';
import { useToday } from '../parts/Today.tsx';
import { nextGroup } from './nextGroup.ts';
import css from './Today.module.css';

/** Today's groups by hour; one click, or the arrows and Enter, leads to the roll. */
export function GroupsToday({ groups }: { groups: readonly SessionRow[] }) {
  const mayPlan = useMay('groups.plan');
  const next = nextGroup(groups);
  return (
    <Section
      title="Groups"
      flush
      actions={
        next ? (
          <PlaceButton to={places.roll(next.id)} size="sm" aria-label={`Take the roll of ${next.title}`}>
            Take the next roll
          </PlaceButton>
        ) : (
          <PlaceLink to={places.groups}>This week</PlaceLink>
        )
      }
    >
      {groups.length === 0 ? (
        <EmptyState
          icon={<IconUsersGroup size={24} aria-hidden />}
          title="No groups today."
          action={mayPlan ? <PlaceButton to={places.weekly}>Plan weekly groups</PlaceButton> : undefined}
        >
          {mayPlan ? 'Groups that come back every week appear here by themselves.' : 'Groups you lead appear here.'}
        </EmptyState>
      ) : (
        <ul className={css.list} onKeyDown={moveAmongRows}>
          {groups.map((group) => (
            <li key={group.id} className={css.item}>
              <GroupLine group={group} isNext={group === next} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function GroupLine({ group, isNext }: { group: SessionRow; isNext: boolean }) {
  const status = rollStatus(group, useToday());
  const link = usePlaceHref(places.roll(group.id));
  const content = (
    <>
      <span className={css.time}>{writeTime(group.startsAt.slice(11))}</span>
      <span>
        <span className={css.title}>{group.title}</span>
        <span className={css.sub}>{group.leaders.map(displayName).join(', ') || 'Nobody leads it yet'}</span>
      </span>
      <StatusBadge tone={status.tone}>{status.words}</StatusBadge>
    </>
  );
  if (!group.mayMark) return <div className={css.row}>{content}</div>;
  return (
    <a className={css.row} data-row data-next={isNext || undefined} {...link}>
      {content}
    </a>
  );
}
