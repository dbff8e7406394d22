import { Radio, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ArrivalsPreview } from '../../../shared/contract/arrivals.ts';
import type { PersonRef } from '../../../shared/contract/views.ts';
import { displayName } from '../../../shared/rules/names.ts';
import { queries } from '../../app/client.ts';
import { Section } from '../../parts/Section.tsx';
import type { StepProps } from './ColumnsStep.tsx';
import { dateReadings } from './dates.ts';

type Question = ArrivalsPreview['questions'][number];
const nobody = 'nobody';

/** What only a person can answer before the list comes in; answered questions stay, so that they can be changed. */
export function Questions({ input, preview, onChange }: StepProps) {
  const house = useQuery(queries.house.get.queryOptions()).data;
  const roster = useQuery(queries.residents.roster.queryOptions()).data?.people.map(({ person }) => person) ?? [];
  const open = preview.questions;
  const answeredMentors = Object.keys(input.mentors ?? {}).filter((written) => !asks(open, 'mentor', written));
  const answeredPhases = Object.keys(input.phases ?? {}).filter((written) => !asks(open, 'phase', written));
  const dates = open.find((question) => question.about === 'date-order');
  const none = open.length === 0 && answeredMentors.length + answeredPhases.length === 0 && input.dateOrder === undefined;
  const mentors = open.flatMap((question) => (question.about === 'mentor' ? [question] : []));
  const phases = open.flatMap((question) => (question.about === 'phase' ? [question.written] : []));

  return (
    <Section title="Questions" sub={none ? undefined : 'Only you can know these.'}>
      {none ? <Text c="dimmed">The table answers everything by itself.</Text> : null}
      <Stack gap="lg">
        {open.some(({ about }) => about === 'names') ? (
          <Text role="alert">No column holds names yet. Say above which one does.</Text>
        ) : null}
        {dates?.about === 'date-order' || input.dateOrder !== undefined ? (
          <DateOrder
            example={dates?.about === 'date-order' ? dates.examples[0] : undefined}
            value={input.dateOrder}
            onChange={(dateOrder) => onChange({ dateOrder })}
          />
        ) : null}
        {[...mentors.map(({ written, candidates }) => ({ written, candidates })), ...answeredMentors.map((written) => ({ written, candidates: [] }))].map(
          ({ written, candidates }) => (
            <Select
              key={`mentor ${written}`}
              label={`Who is the mentor “${written}”?`}
              placeholder="Choose a person"
              data={mentorOptions(candidates, roster)}
              searchable
              value={answerOf(input.mentors, written)}
              onChange={(chosen) =>
                onChange({ mentors: { ...input.mentors, [written]: chosen === nobody || chosen === null ? null : chosen } })
              }
            />
          ),
        )}
        {[...phases, ...answeredPhases].map((written) => (
          <Select
            key={`phase ${written}`}
            label={`Which phase is “${written}”?`}
            placeholder="Choose a phase"
            data={[
              ...(house?.phases ?? []).map(({ id, name }) => ({ value: id, label: name })),
              { value: nobody, label: 'No phase' },
            ]}
            value={answerOf(input.phases, written)}
            onChange={(chosen) =>
              onChange({ phases: { ...input.phases, [written]: chosen === nobody || chosen === null ? null : chosen } })
            }
          />
        ))}
      </Stack>
    </Section>
  );
}

function DateOrder({
  example = '3/4/26',
  value,
  onChange,
}: {
  example: string | undefined;
  value: 'month-first' | 'day-first' | undefined;
  onChange: (order: 'month-first' | 'day-first') => void;
}) {
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

const asks = (open: readonly Question[], about: 'mentor' | 'phase', written: string): boolean =>
  open.some((question) => question.about === about && 'written' in question && question.written === written);

const answerOf = (answers: Record<string, string | null> | undefined, written: string): string | null => {
  const answer = answers?.[written];
  return answer === undefined ? null : (answer ?? nobody);
};

function mentorOptions(candidates: readonly PersonRef[], roster: readonly PersonRef[]) {
  const option = (person: PersonRef) => ({ value: person.id, label: displayName(person) });
  const likely = new Set(candidates.map(({ id }) => id));
  return [
    ...(candidates.length === 0 ? [] : [{ group: 'Most alike', items: candidates.map(option) }]),
    { group: 'Otherwise', items: [{ value: nobody, label: 'Nobody: leave this mentor out' }] },
    { group: 'Everybody here', items: roster.filter(({ id }) => !likely.has(id)).map(option) },
  ];
}
