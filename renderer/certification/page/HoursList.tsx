import { Button, Group, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { EnrollmentPage, HoursLine } from '../../../shared/contract/certification.ts';
import { hoursText } from '../../../shared/rules/hours.ts';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { writeDay } from '../../parts/days.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Section } from '../../parts/Section.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { useToday } from '../../parts/Today.tsx';
import { kindInWords, lineKey } from '../words.ts';
import css from './Certification.module.css';

interface HoursListProps {
  personId: string;
  page: EnrollmentPage;
  isStaff: boolean;
  actions: ReactNode;
}

const step = 25;

/** Every line of hours, newest first, naming the group, check-in or training it comes from. */
export function HoursList({ personId, page, isStaff, actions }: HoursListProps) {
  const [shown, setShown] = useState(step);
  const sign = useDeed(client.certification.signHours);
  const remove = useDeed(client.certification.removeHours);
  const { hours, enrollment } = page;
  const more = hours.length - shown;
  return (
    <Section title="Hours" flush actions={actions}>
      <DeedProblem deed={sign} />
      <DeedProblem deed={remove} />
      {hours.length === 0 ? (
        <EmptyState icon={<IconHistory size={24} aria-hidden />} title="No hours yet.">
          Groups that are led and check-ins count by themselves. Trainings are added by hand.
        </EmptyState>
      ) : (
        <ul className={css.list} aria-label="Hours">
          {hours.slice(0, shown).map((line) => (
            <li key={lineKey(line)}>
              <Line line={line} odd={isStaff} />
              <LineActions
                line={line}
                isStaff={isStaff}
                busy={sign.busy || remove.busy}
                onSign={(signed) =>
                  void sign.run({
                    personId,
                    enrollmentId: enrollment.id,
                    signed,
                    ...(line.hoursId !== undefined && { hoursId: line.hoursId }),
                    ...(line.source !== undefined && { source: line.source }),
                  })
                }
                onRemove={(hoursId) => void remove.run({ personId, hoursId })}
              />
            </li>
          ))}
        </ul>
      )}
      {more > 0 ? (
        <Group justify="center" p="sm">
          <Button variant="default" size="sm" onClick={() => setShown(shown + 4 * step)}>
            Show {Math.min(more, 4 * step)} more of {more}
          </Button>
        </Group>
      ) : null}
    </Section>
  );
}

interface LineProps {
  line: HoursLine;
  /** Before what it was, where the list is of several people. */
  who?: ReactNode;
  /** Which certificate, in such a list. */
  credential?: string;
  /** Why it is worth a second look: for those who sign. */
  odd: boolean;
}

/** Day, what it was and where it came from, how long. */
export function Line({ line, who, credential, odd }: LineProps) {
  const today = useToday();
  const kind = line.from.startsWith(kindInWords[line.kind]) ? undefined : kindInWords[line.kind];
  const about = [credential, kind, line.note].filter((part) => part !== undefined);
  return (
    <div className={`${css.grow} ${css.line}`}>
      <span>{writeDay(line.on, today)}</span>
      <span>
        {who}
        {line.from}
        <span className={css.about}>
          {about.join(' · ')}
          {line.odd === undefined || !odd ? null : (
            <StatusBadge tone="attention">{line.odd.replace(/\.$/, '')}</StatusBadge>
          )}
        </span>
      </span>
      <span className={css.hours}>{hoursText(line.hours)}</span>
    </div>
  );
}

interface LineActionsProps {
  line: HoursLine;
  isStaff: boolean;
  busy: boolean;
  onSign: (signed: boolean) => void;
  onRemove: (hoursId: string) => void;
}

function LineActions({ line, isStaff, busy, onSign, onRemove }: LineActionsProps) {
  const today = useToday();
  const { verifiedBy, verifiedOn, hoursId } = line;
  const signed = verifiedBy !== undefined && verifiedOn !== undefined;
  const about = `${line.from}, ${writeDay(line.on, today)}`;
  return (
    <Group gap="xs" justify="flex-end" wrap="nowrap" w={isStaff ? 300 : 200} style={{ flexShrink: 0 }}>
      {signed ? (
        <Text size="sm" c="dimmed">
          signed by {verifiedBy}
        </Text>
      ) : (
        <StatusBadge tone="due">waiting</StatusBadge>
      )}
      {!signed && hoursId !== undefined ? (
        <Button
          variant="subtle"
          color="red"
          size="compact-sm"
          aria-label={`Remove ${about}`}
          disabled={busy}
          onClick={() => onRemove(hoursId)}
        >
          Remove
        </Button>
      ) : null}
      {isStaff ? (
        <Button
          variant={signed ? 'subtle' : 'default'}
          size="compact-md"
          aria-label={signed ? `Take back the signature: ${about}` : `Sign ${about}`}
          disabled={busy}
          onClick={() => onSign(!signed)}
        >
          {signed ? 'Take back' : 'Sign'}
        </Button>
      ) : null}
    </Group>
  );
}
