import { Button, Center, Title, VisuallyHidden } from '@mantine/core';
import { IconCalendarOff } from '@tabler/icons-react';
import type { Roll, SessionRow } from '../../shared/contract/sessions.ts';
import { client } from '../app/client.ts';
import { DeedProblem, useDeed } from '../app/deed.tsx';
import { useMay } from '../app/session.tsx';
import { writeDay } from '../parts/days.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { useToday } from '../parts/Today.tsx';
import { sessionFacts } from './words.ts';

/** Why a group's roll cannot be taken today, or `undefined` when it can. */
export function whyNotNow(session: SessionRow, today: string): 'cancelled' | 'not-yet' | undefined {
  if (session.status === 'cancelled') return 'cancelled';
  return session.startsAt.slice(0, 10) > today ? 'not-yet' : undefined;
}

/** Instead of the roll of a group that was cancelled or has not come yet. */
export function NotNow({ roll: { session }, onLeave }: { roll: Roll; onLeave: () => void }) {
  const today = useToday();
  const mayPlan = useMay('groups.plan');
  const putBack = useDeed(client.sessions.putBack);
  const cancelled = whyNotNow(session, today) === 'cancelled';
  return (
    <Center mih="100dvh" p="lg">
      <div>
        <VisuallyHidden>
          <Title order={1}>{session.title}</Title>
        </VisuallyHidden>
        <DeedProblem deed={putBack} />
        <EmptyState
          icon={<IconCalendarOff size={24} aria-hidden />}
          title={
            cancelled
              ? `${session.title} was cancelled.`
              : `${session.title} is on ${writeDay(session.startsAt.slice(0, 10), today)}.`
          }
          action={
            <>
              {cancelled && mayPlan ? (
                <Button loading={putBack.busy} onClick={() => void putBack.run({ sessionId: session.id })}>
                  Put it back
                </Button>
              ) : null}
              <Button variant="default" onClick={onLeave}>
                Go back
              </Button>
            </>
          }
        >
          {cancelled
            ? 'It counts for nobody. Put it back to take its roll.'
            : `${session.counts.expected} people are expected. Its roll can be taken on the day.`}
          <br />
          {sessionFacts(session, today)}
        </EmptyState>
      </div>
    </Center>
  );
}
