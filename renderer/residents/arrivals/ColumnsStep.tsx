import { Button, Group, Select, Stack, Table, Text } from '@mantine/core';
import type { ArrivalsInput, ArrivalsPreview } from '../../../shared/contract/arrivals.ts';
import { arrivalFieldSchema } from '../../../shared/contract/arrivals.ts';
import { Section } from '../../parts/Section.tsx';
import { Questions } from './Questions.tsx';
import { fieldOptions } from './words.ts';

export interface StepProps {
  input: ArrivalsInput;
  preview: ArrivalsPreview;
  onChange: (changes: Partial<ArrivalsInput>) => void;
}

interface ColumnsStepProps extends StepProps {
  questions: ArrivalsPreview['questions'];
  onNext: () => void;
}

/** What each column holds, guessed and changeable, and what the table leaves open. */
export function ColumnsStep({ input, preview, questions, onChange, onNext }: ColumnsStepProps) {
  const choose = (index: number, chosen: string | null): void => {
    const field = arrivalFieldSchema.safeParse(chosen);
    if (field.success) onChange({ columns: { ...input.columns, [String(index)]: field.data } });
  };
  const hasName = preview.columns.some(({ field }) => field === 'name');
  return (
    <Stack gap="lg">
      <Section title="What the columns are" sub="Guessed from the headings and values. Change what is wrong." flush>
        <Table.ScrollContainer minWidth={640}>
          <Table verticalSpacing="xs" horizontalSpacing="lg">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>In your table</Table.Th>
                <Table.Th>First values</Table.Th>
                <Table.Th w={300}>Is</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {preview.columns.map(({ index, heading, field, samples }) => (
                <Table.Tr key={index}>
                  <Table.Td fw={600}>{heading === '' ? `Column ${index + 1}` : heading}</Table.Td>
                  <Table.Td>
                    <Text size="sm" c="dimmed" lineClamp={1} style={{ overflowWrap: 'anywhere' }}>
                      {samples.join(' · ')}
                    </Text>
                  </Table.Td>
                  <Table.Td>
                    <Select
                      aria-label={`${heading === '' ? `Column ${index + 1}` : heading} is`}
                      data={fieldOptions}
                      value={field}
                      allowDeselect={false}
                      onChange={(chosen) => choose(index, chosen)}
                    />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        {hasName ? <NameOrder input={input} onChange={onChange} /> : null}
      </Section>
      <Questions input={input} preview={preview} questions={questions} onChange={onChange} />
      <Group justify="flex-end">
        <Button onClick={onNext}>Next</Button>
      </Group>
    </Stack>
  );
}

function NameOrder({ input, onChange }: Pick<StepProps, 'input' | 'onChange'>) {
  return (
    <Group px="lg" pb="md" gap="md">
      <Select
        label="Names are written"
        data={[
          { value: 'guess', label: 'As it looks: each name by its comma' },
          { value: 'first-last', label: 'First name first: Dana Whitfield' },
          { value: 'last-first', label: 'Last name first: Whitfield, Dana' },
        ]}
        value={input.nameOrder ?? 'guess'}
        allowDeselect={false}
        w={360}
        onChange={(chosen) =>
          onChange({ nameOrder: chosen === 'first-last' || chosen === 'last-first' ? chosen : undefined })
        }
      />
    </Group>
  );
}
