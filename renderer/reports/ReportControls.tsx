import { ActionIcon, Group, Input, NativeSelect, SegmentedControl, Select } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useId } from 'react';
import { useSignedIn } from '../app/session.tsx';
import { monthName, monthsAfter } from '../paper/outcome-report/months.ts';
import { lengths, monthsToChoose, readers, smallestNumbers } from './request.ts';
import type { useRequest } from './useRequest.ts';

/** Which month, how long, and who is it for. */
export function ReportControls({ asked }: { asked: ReturnType<typeof useRequest> }) {
  const { today, settings } = useSignedIn();
  const { request, choose } = asked;
  const months = monthsToChoose(today);
  const step = (count: number): void => choose.month(monthsAfter(request.month, count));
  const length = lengths.find(({ months: count }) => count === request.months) ?? lengths[0];
  const reader = readers.find(({ edition }) => edition === request.edition) ?? readers[0];
  return (
    <Group align="flex-start" gap="md" mb="lg" role="group" aria-label="Which report">
      <Group align="flex-end" gap={4}>
        <ActionIcon aria-label="The month before" variant="default" onClick={() => step(-1)}>
          <IconChevronLeft size={20} aria-hidden />
        </ActionIcon>
        <Select
          label="Month"
          w={188}
          searchable
          allowDeselect={false}
          value={request.month}
          data={months.map((month) => ({ value: month, label: monthName(month) }))}
          onChange={(month) => month !== null && choose.month(month)}
        />
        <ActionIcon
          aria-label="The month after"
          variant="default"
          disabled={request.month >= today.slice(0, 7)}
          onClick={() => step(1)}
        >
          <IconChevronRight size={20} aria-hidden />
        </ActionIcon>
      </Group>
      <Choice label="How long" value={length.value} options={lengths} onChange={choose.length} />
      <Choice label="Who is it for?" value={reader.value} options={readers} onChange={choose.reader} />
      {reader.edition === 'external' ? (
        <NativeSelect
          label="Smallest number"
          w={136}
          value={request.k ?? settings.smallestPrintedCount}
          data={smallestNumbers.map((number) => ({ value: String(number), label: String(number) }))}
          onChange={({ currentTarget }) =>
            choose.smallest(
              currentTarget.value === String(settings.smallestPrintedCount) ? '' : `k${currentTarget.value}`,
            )
          }
        />
      ) : null}
    </Group>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly { readonly value: string; readonly label: string }[];
  onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const labelId = useId();
  return (
    <Input.Wrapper label={label} labelElement="div" labelProps={{ id: labelId }}>
      <div>
        <SegmentedControl
          aria-labelledby={labelId}
          value={value}
          data={options.map(({ value: own, label: word }) => ({ value: own, label: word }))}
          onChange={onChange}
        />
      </div>
    </Input.Wrapper>
  );
}
