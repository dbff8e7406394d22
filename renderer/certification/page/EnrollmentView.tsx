import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { EnrollmentPage } from '../../../shared/contract/certification.ts';
import { writeDay } from '../../parts/days.ts';
import { Section } from '../../parts/Section.tsx';
import { useToday } from '../../parts/Today.tsx';
import css from './Certification.module.css';
import { Exams } from './Exams.tsx';
import { HoursBar } from './HoursBar.tsx';
import { HoursList } from './HoursList.tsx';
import { ProgramFacts } from './ProgramFacts.tsx';
import { Requirements } from './Requirements.tsx';

interface EnrollmentViewProps {
  personId: string;
  page: EnrollmentPage;
  /** Staff sign, record and correct; a mentor adds and reads. */
  isStaff: boolean;
  /** Beside the hours: *Add a training*. */
  addHours: ReactNode;
}

/** One certificate somebody works towards: three bars, the next steps, then everything they are made of. */
export function EnrollmentView({ personId, page, isStaff, addHours }: EnrollmentViewProps) {
  const { program, progress, enrollment } = page;
  const today = useToday();
  return (
    <div className={css.stack}>
      <div className={css.top}>
        <Section title="Hours so far" sub={`Since ${writeDay(enrollment.startedOn, today)}`}>
          <div className={css.bars}>
            <HoursBar progress={progress} kind="training" />
            <HoursBar progress={progress} kind="experience" />
            <HoursBar progress={progress} kind="supervision" />
          </div>
        </Section>
        <Section title="Next steps">
          {page.nextSteps.length === 0 ? (
            <Text c="dimmed">Nothing to do at the moment.</Text>
          ) : (
            <ol className={css.steps}>
              {page.nextSteps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          )}
        </Section>
      </div>
      <HoursList personId={personId} page={page} isStaff={isStaff} actions={addHours} />
      <Requirements personId={personId} page={page} isStaff={isStaff} />
      <Exams personId={personId} page={page} isStaff={isStaff} />
      {program ? (
        <Section title="Where these rules come from" sub={`${program.name} (${program.credential})`}>
          <ProgramFacts program={program} />
        </Section>
      ) : null}
    </div>
  );
}
