import { Radio, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ArrivalsInput, ArrivalsPreview } from '../../../shared/contract/arrivals.ts';
import { queries } from '../../app/client.ts';
import { Section } from '../../parts/Section.tsx';
import { dateReadings } from './dates.ts';
import { mentorOptions } from './mentorOptions.ts';

const nobody = 'nobody';

interface QuestionsProps {
  input: ArrivalsInput;
  preview: ArrivalsPreview;
  /** Everything the table leaves open, answered or not, so that an answer can be changed. */
  questions: ArrivalsPreview['questions'];
  onChange: (changes: Partial<ArrivalsInput>) => void;
}

/** What only a person can answer before the list comes in. */
export function Questions({ input, preview, questions, onChange }: QuestionsProps) {
  const phases = useQuery(queries.house.get.queryOptions()).data?.phases ?? [];
  const roster = useQuery(queries.residents.roster.queryOptions()).data?.people ?? [];
  const answer = (chosen: string | null): string | null => (chosen === nobody ? null : chosen);
  if (questions.length === 0) {
    return (
      <Section title="Questions">
        <Text c="dimmed">The table answers everything by itself.</Text>
      </Section>
    );
  }
  return (
    <Section title="Questions" sub="Only you can know these.">
      <Stack gap="lg">
        {questions.map((question) => {
          switch (question.about) {
            case 'names':
              return (
                <Text key="names" role="alert">
                  No column holds names yet. Say above which one does.
                </Text>
              );
            case 'date-order':
              return (
                <DateOrder
                  key="date-order"
                  example={question.examples[0] ?? '3/4/26'}
                  value={input.dateOrder}
                  onChange={(dateOrder) => onChange({ dateOrder })}
                />
              );
            case 'mentor':
              return (
                <Select
                  key={`mentor ${question.written}`}
                  label={`Who is the mentor “${question.written}”?`}
                  placeholder="Choose a person"
                  data={mentorOptions(question.candidates, preview.rows, roster, nobody)}
                  searchable
                  allowDeselect={false}
                  value={answerOf(input.mentors, question.written)}
                  onChange={(chosen) => onChange({ mentors: { ...input.mentors, [question.written]: answer(chosen) } })}
                />
              );
            case 'phase':
              return (
                <Select
                  key={`phase ${question.written}`}
                  label={`Which phase is “${question.written}”?`}
                  placeholder="Choose a phase"
                  data={[
                    ...phases.map(({ id, name }) => ({ value: id, label: name })),
                    { value: nobody, label: 'No phase' },
                  ]}
                  allowDeselect={false}
                  value={answerOf(input.phases, question.written)}
                  onChange={(chosen) => onChange({ phases: { ...input.phases, [question.written]: answer(chosen) } })}
                />
              );
          }
        })}
      </Stack>
    </Section>
  );
}

interface DateOrderProps {
  example: string;
  value: ArrivalsInput['dateOrder'];
  onChange: (order: 'month-first' | 'day-first') => void;
}

function DateOrder({ example, value, onChange }: DateOrderProps) {
  const { monthFirst, dayFirst } = dateReadings(example);
  return (
    <Radio.Group
      label={`Which day is ${example}?`}
      description="The same holds for every date in the table."
      value={value ?? ''}
      onChange={(chosen) => onChange(chosen === 'day-first' ? 'day-first' : 'month-first')}
    >
      <Stack gap="xs" mt="xs">
        <Radio value="month-first" label={monthFirst} />
        <Radio value="day-first" label={dayFirst} />
      </Stack>
    </Radio.Group>
  );
}

/** The option an answer stands for: a person or phase, *nobody*, or none while it is open. */
function answerOf(answers: Record<string, string | null> | undefined, written: string): string | null {
  const given = answers?.[written];
  return given === null ? nobody : (given ?? null);
}
