import { ActionIcon, Button, Group, Text } from '@mantine/core';
import {
  IconCalendarPlus,
  IconChevronLeft,
  IconChevronRight,
  IconClipboardText,
  IconPrinter,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Answered } from '../../app/Answered.tsx';
import { queries } from '../../app/client.ts';
import { PlaceButton, PlaceLink, places, useAddressState } from '../../app/places.tsx';
import { useMay } from '../../app/session.tsx';
import { addDays, writeDay } from '../../parts/days.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { moveAmongRows } from '../../parts/rows.ts';
import { useToday } from '../../parts/Today.tsx';
import { PlanGroup } from '../plan/PlanGroup.tsx';
import { mondayOf } from '../words.ts';
import { DayOfGroups } from './DayOfGroups.tsx';
import css from './Week.module.css';

/** One week of groups, day by day: how far each roll is, one step from taking it. */
export default function WeekOfGroups() {
  const today = useToday();
  const mayPlan = useMay('groups.plan');
  const [from, setFrom] = useAddressState('week', mondayOf(today));
  const [planning, setPlanning] = useState(false);
  const query = useQuery(queries.sessions.calendar.queryOptions({ input: { from, to: addDays(from, 6) } }));
  const days = Array.from({ length: 7 }, (_, at) => addDays(from, at));
  return (
    <Page>
      <PageHeader
        title="Groups"
        sub={
          mayPlan ? <PlaceLink to={places.weekly}>Weekly groups and kinds of group</PlaceLink> : 'The groups you lead'
        }
        actions={<Ways onPlan={mayPlan ? () => setPlanning(true) : undefined} />}
      />
      <Group justify="space-between" mb="sm">
        <Group gap="xs">
          <ActionIcon aria-label="The week before" onClick={() => setFrom(addDays(from, -7))}>
            <IconChevronLeft size={22} aria-hidden />
          </ActionIcon>
          <Text fw={600} role="status" className="tabular">
            {writeDay(from, today)} to {writeDay(addDays(from, 6), today)}
          </Text>
          <ActionIcon aria-label="The week after" onClick={() => setFrom(addDays(from, 7))}>
            <IconChevronRight size={22} aria-hidden />
          </ActionIcon>
          {from === mondayOf(today) ? null : (
            <Button variant="default" size="sm" onClick={() => setFrom(mondayOf(today))}>
              This week
            </Button>
          )}
        </Group>
      </Group>
      <Answered query={query} lines={9}>
        {({ sessions }) =>
          sessions.length === 0 ? (
            <EmptyState
              icon={<IconUsersGroup size={24} aria-hidden />}
              title="No groups this week."
              action={mayPlan ? <PlaceButton to={places.weekly}>Plan weekly groups</PlaceButton> : undefined}
            >
              {mayPlan
                ? 'Plan a group once, and it is here every week. Something that happens once can be planned above.'
                : 'Groups you lead appear here once staff have planned them.'}
            </EmptyState>
          ) : (
            <div className={css.days} onKeyDown={moveAmongRows}>
              {days.map((day) => (
                <DayOfGroups key={day} day={day} groups={sessions.filter(({ startsAt }) => startsAt.startsWith(day))} />
              ))}
            </div>
          )
        }
      </Answered>
      {planning ? <PlanGroup day={from > today ? from : today} onClose={() => setPlanning(false)} /> : null}
    </Page>
  );
}

function Ways({ onPlan }: { onPlan: (() => void) | undefined }) {
  const mayPrint = useMay('sheets.print');
  return (
    <>
      <PlaceButton to={places.enterSheets} variant="default" leftSection={<IconClipboardText size={20} aria-hidden />}>
        Enter sheets
      </PlaceButton>
      {mayPrint ? (
        <PlaceButton to={places.sheets} variant="default" leftSection={<IconPrinter size={20} aria-hidden />}>
          Print sheets
        </PlaceButton>
      ) : null}
      {onPlan ? (
        <Button leftSection={<IconCalendarPlus size={20} aria-hidden />} onClick={onPlan}>
          Plan a group
        </Button>
      ) : null}
    </>
  );
}
