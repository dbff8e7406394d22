import { Button, Group, Paper, Select, Stack, Text } from '@mantine/core';
import type { ArrivalRow } from '../../../shared/contract/arrivals.ts';
import { displayName } from '../../../shared/rules/names.ts';
import { type Deed, DeedProblem } from '../../app/deed.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { shortDay } from '../../parts/days.ts';
import { Figure } from '../../parts/Figure.tsx';
import { Section } from '../../parts/Section.tsx';
import { StatusBadge, type Tone } from '../../parts/StatusBadge.tsx';
import type { StepProps } from './ColumnsStep.tsx';
import { bringInLabel, choiceOf, decided, stillInTheWay, tally, withoutRefused } from './progress.ts';
import { WhatElse } from './WhatElse.tsx';
import { statusInWords } from './words.ts';

const tones: Record<ArrivalRow['status'], Tone> = {
  new: 'good',
  same: 'neutral',
  unsure: 'due',
  refused: 'attention',
  skipped: 'neutral',
};

const columns: readonly Column<ArrivalRow>[] = [
  { id: 'line', header: 'Line', width: 72, align: 'end', value: (row) => row.line },
  {
    id: 'status',
    header: 'Stands as',
    width: 140,
    value: (row) => statusInWords(row.status),
    cell: (row) => <StatusBadge tone={tones[row.status]}>{statusInWords(row.status)}</StatusBadge>,
  },
  { id: 'name', header: 'Preferred name', value: (row) => row.preferredName },
  { id: 'legal', header: 'Legal name', value: (row) => row.legalName },
  { id: 'birth', header: 'Birth date', width: 130, value: (row) => row.birthDate, cell: (row) => day(row.birthDate) },
  {
    id: 'admitted',
    header: 'Admitted',
    width: 130,
    value: (row) => row.admittedOn,
    cell: (row) => day(row.admittedOn),
  },
  { id: 'bed', header: 'Bed', width: 100, value: (row) => row.bed },
  { id: 'phase', header: 'Phase', value: (row) => row.phase },
  { id: 'mentor', header: 'Walks with', value: (row) => row.mentor },
];

const day = (value: string | undefined): string | undefined => value && shortDay(value);

interface PreviewStepProps extends StepProps {
  onBack: () => void;
  onConfirm: () => Promise<void>;
  bringIn: Pick<Deed<never, unknown>, 'busy' | 'problem'>;
}

/** Everything that would happen, before it happens. */
export function PreviewStep({ input, preview, onChange, onBack, onConfirm, bringIn }: PreviewStepProps) {
  const refused = preview.rows.filter(({ status }) => status === 'refused');
  const toDecide = preview.rows.filter(
    ({ status, line, candidates }) => status === 'unsure' || (candidates.length > 0 && choiceOf(input.decisions, line)),
  );
  const inTheWay = stillInTheWay(preview);
  return (
    <Stack gap="lg">
      <Group gap="xl" role="group" aria-label="How the rows stand">
        {tally(preview.rows).map(({ status, count }) => (
          <Figure key={status} label={statusInWords(status)} value={count} />
        ))}
      </Group>
      {toDecide.length === 0 ? null : (
        <Section title="Is this somebody you know?" sub="The name is much like somebody’s who is already here.">
          <Stack gap="sm">
            {toDecide.map((row) => (
              <Select
                key={row.line}
                label={`Line ${row.line}: ${nameOf(row)}`}
                placeholder="Choose"
                data={[
                  ...row.candidates.map((person) => ({ value: person.id, label: `Yes: ${displayName(person)}` })),
                  { value: 'new', label: 'No: somebody new' },
                  { value: 'skip', label: 'Leave this row out' },
                ]}
                value={choiceOf(input.decisions, row.line) ?? null}
                onChange={(choice) => onChange({ decisions: decided(input.decisions, row.line, choice) })}
              />
            ))}
          </Stack>
        </Section>
      )}
      {refused.length === 0 ? null : (
        <Section
          title="These rows cannot come in as they are"
          sub="Mend them in your spreadsheet and paste again, or leave them out and admit the person by hand."
          actions={
            refused.length === 1 ? undefined : (
              <Button
                size="sm"
                variant="default"
                onClick={() => onChange({ decisions: withoutRefused(input.decisions, preview.rows) })}
              >
                Leave all {refused.length} out
              </Button>
            )
          }
        >
          <Stack gap="xs">
            {refused.map((row) => (
              <Refused
                key={row.line}
                row={row}
                onSkip={() => onChange({ decisions: decided(input.decisions, row.line, 'skip') })}
              />
            ))}
          </Stack>
        </Section>
      )}
      <WhatElse preview={preview} />
      <DataTable
        name="The rows as they would come in"
        rows={preview.rows}
        columns={columns}
        rowId={(row) => String(row.line)}
        filter="Find a row"
        height={420}
      />
      <div>
        <DeedProblem deed={bringIn} />
        <Group justify="flex-end" gap="md">
          {inTheWay === undefined ? null : (
            <Text c="dimmed" role="status" maw={480}>
              {inTheWay}
            </Text>
          )}
          <Button variant="default" onClick={onBack}>
            Back
          </Button>
          <Button onClick={() => void onConfirm()} disabled={inTheWay !== undefined} loading={bringIn.busy}>
            {bringInLabel(preview)}
          </Button>
        </Group>
      </div>
    </Stack>
  );
}

const nameOf = (row: ArrivalRow): string => row.legalName ?? row.preferredName ?? 'no name';

function Refused({ row, onSkip }: { row: ArrivalRow; onSkip: () => void }) {
  return (
    <Paper p="sm" radius="md">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div style={{ overflowWrap: 'anywhere' }}>
          <Text fw={600}>
            Line {row.line}: {nameOf(row)}
          </Text>
          {row.problems.map(({ column, value, right }) => (
            <Text key={`${column} ${value}`} size="sm">
              {column}
              {value === '' ? ' is empty' : `: “${value}”`}. {right}
            </Text>
          ))}
        </div>
        <Button size="sm" variant="default" onClick={onSkip} aria-label={`Leave line ${row.line} out`}>
          Leave out
        </Button>
      </Group>
    </Paper>
  );
}
