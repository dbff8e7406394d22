import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { EnrollmentPage } from '../../../shared/contract/certification.ts';
import { examSchema } from '../../../shared/records/certification.ts';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useRecordForm } from '../../app/form.ts';
import { writeDay } from '../../parts/days.ts';
import { ChoiceField, DayField, TextField } from '../../parts/fields.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { Section } from '../../parts/Section.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { useToday } from '../../parts/Today.tsx';
import css from './Certification.module.css';

interface ExamsProps {
  personId: string;
  page: EnrollmentPage;
  isStaff: boolean;
}

/** Every try at an exam, newest first. */
export function Exams({ personId, page, isStaff }: ExamsProps) {
  const [recording, setRecording] = useState(false);
  const today = useToday();
  return (
    <Section
      title="Exams"
      flush
      actions={
        isStaff ? (
          <Button variant="default" size="sm" onClick={() => setRecording(true)}>
            Record an exam
          </Button>
        ) : undefined
      }
    >
      {page.exams.length === 0 ? (
        <Text c="dimmed" px="lg" pb="md">
          No exam yet.
        </Text>
      ) : (
        <ul className={css.list} aria-label="Exams">
          {page.exams.map((exam) => (
            <li key={exam.id}>
              <span className={css.grow}>
                {exam.kind}
                <span className={css.quiet}>
                  {writeDay(exam.on, today)}
                  {exam.score === undefined ? '' : ` · ${exam.score}`}
                </span>
              </span>
              <StatusBadge tone={exam.result === 'pass' ? 'good' : 'neutral'}>
                {exam.result === 'pass' ? 'passed' : 'not passed'}
              </StatusBadge>
            </li>
          ))}
        </ul>
      )}
      {recording ? <RecordExam personId={personId} page={page} onClose={() => setRecording(false)} /> : null}
    </Section>
  );
}

const examFormSchema = examSchema.omit({ id: true, enrollmentId: true });

function RecordExam({ personId, page, onClose }: Omit<ExamsProps, 'isStaff'> & { onClose: () => void }) {
  const today = useToday();
  const asked = page.progress.find(({ kind }) => kind === 'exam')?.label;
  const form = useRecordForm(examFormSchema, { on: today, ...(asked !== undefined && { kind: asked }) });
  const record = useDeed(client.certification.recordExam, { form, done: onClose });
  const { control } = form;
  return (
    <FormDialog
      title="Record an exam"
      submit="Save"
      busy={record.busy}
      problem={<DeedProblem deed={record} />}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => record.run({ ...values, personId, enrollmentId: page.enrollment.id }))}
    >
      <TextField control={control} name="kind" label="Exam" required mb="sm" />
      <DayField control={control} name="on" label="Taken on" lean="past" required mb="sm" />
      <ChoiceField
        control={control}
        name="result"
        label="Result"
        required
        options={[
          { value: 'pass', label: 'Passed' },
          { value: 'fail', label: 'Not passed this time' },
        ]}
      />
      <TextField control={control} name="score" label="Score" description="If there is one" mt="sm" />
    </FormDialog>
  );
}
