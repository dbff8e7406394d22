import { Button, Text } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { useState } from 'react';
import type { EnrollmentPage, Progress } from '../../../shared/contract/certification.ts';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { DayInput } from '../../parts/DayInput.tsx';
import { writeDay } from '../../parts/days.ts';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { Section } from '../../parts/Section.tsx';
import { useToday } from '../../parts/Today.tsx';
import css from './Certification.module.css';
import { requirementState } from './requirementState.ts';

interface RequirementsProps {
  personId: string;
  page: EnrollmentPage;
  isStaff: boolean;
}

/** Everything the certificate asks for, and what of it is there. */
export function Requirements({ personId, page, isStaff }: RequirementsProps) {
  const [meeting, setMeeting] = useState<Progress | undefined>();
  const today = useToday();
  const unmeet = useDeed(client.certification.meetRequirement);
  const { progress, enrollment } = page;
  const met = progress.filter((each) => each.met).length;
  return (
    <Section title="What it asks for" sub={`${met} of ${progress.length} in place`} flush>
      <DeedProblem deed={unmeet} />
      <ul className={css.list} aria-label="Requirements">
        {progress.map((each) => (
          <li key={each.label}>
            {each.met ? (
              <IconCircleCheckFilled size={22} className={css.met} aria-hidden />
            ) : (
              <IconCircle size={22} className={css.open} aria-hidden />
            )}
            <span className={css.grow}>
              {each.label}
              <span className={css.quiet}>{requirementState(each, (day) => writeDay(day, today))}</span>
              {each.domains.map((topic) => (
                <span key={topic.domain} className={css.quiet}>
                  {requirementState({ ...topic, amount: topic.hours, met: topic.toGo === 0 }, String, topic.domain)}
                </span>
              ))}
              {each.note === undefined ? null : (
                <Text component="span" size="sm" c="dimmed" display="block">
                  {each.note}
                </Text>
              )}
            </span>
            {isStaff && each.toGo === undefined ? (
              each.metOn !== undefined && enrollment.requirementsMet[each.label] !== undefined ? (
                <Button
                  variant="subtle"
                  size="compact-md"
                  aria-label={`Not in place after all: ${each.label}`}
                  onClick={() =>
                    void unmeet.run({ personId, enrollmentId: enrollment.id, label: each.label, metOn: null })
                  }
                >
                  Take back
                </Button>
              ) : each.met ? null : (
                <Button
                  variant="default"
                  size="compact-md"
                  aria-label={`In place: ${each.label}`}
                  onClick={() => setMeeting(each)}
                >
                  In place
                </Button>
              )
            ) : null}
          </li>
        ))}
      </ul>
      {meeting ? (
        <Meet
          personId={personId}
          enrollmentId={enrollment.id}
          label={meeting.label}
          onClose={() => setMeeting(undefined)}
        />
      ) : null}
    </Section>
  );
}

interface MeetProps {
  personId: string;
  enrollmentId: string;
  label: string;
  onClose: () => void;
}

/** Since when a requirement is met. */
function Meet({ personId, enrollmentId, label, onClose }: MeetProps) {
  const today = useToday();
  const [day, setDay] = useState<string | undefined>(today);
  const meet = useDeed(client.certification.meetRequirement, { done: onClose });
  return (
    <FormDialog
      title={label}
      submit="Save"
      busy={meet.busy}
      problem={<DeedProblem deed={meet} />}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (day !== undefined) void meet.run({ personId, enrollmentId, label, metOn: day });
      }}
    >
      <DayInput label="In place since" value={day} onChange={setDay} lean="past" required data-autofocus />
    </FormDialog>
  );
}
