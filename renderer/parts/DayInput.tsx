import { ActionIcon, Popover, TextInput, type TextInputProps } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { addDays, type Lean, readDay, typeDay, writeDay } from './days.ts';
import { useToday } from './Today.tsx';

export interface DayInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> {
  /** `YYYY-MM-DD`, or `undefined` while nothing readable stands there. */
  value: string | undefined;
  /** What was typed and could not be read comes as `undefined`; the second argument then is the text. */
  onChange: (day: string | undefined, typed: string) => void;
  /** Which year is meant when none is typed: birth and admission dates lean to the past. */
  lean?: Lean;
}

/** A date, typed (11/23, yesterday, -3, Nov 23) or picked. Below it stands what was understood; arrows up and down move a day. */
export function DayInput({ value, onChange, lean = 'near', onBlur, description, ...input }: DayInputProps) {
  const today = useToday();
  const [typed, setTyped] = useState<string | undefined>();
  const [opened, setOpened] = useState(false);
  // What was typed stands until the value becomes another one, as when a form is put back.
  const mine = typed !== undefined && readDay(typed, today, lean) === value;
  const text = mine ? typed : value === undefined ? '' : typeDay(value);
  const unread = mine && typed.trim() !== '' && value === undefined;

  const read = (next: string): void => {
    setTyped(next);
    onChange(readDay(next, today, lean), next);
  };
  const choose = (day: string | undefined): void => {
    setTyped(undefined);
    setOpened(false);
    onChange(day, '');
  };
  const step = (event: KeyboardEvent): void => {
    if (event.altKey && event.key === 'ArrowDown') return setOpened(true);
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || (value === undefined && text !== '')) return;
    event.preventDefault();
    choose(value === undefined ? today : addDays(value, by));
  };
  const understood = value === undefined ? undefined : writeDay(value);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <TextInput
          placeholder="11/23/2026, yesterday, -3"
          {...input}
          value={text}
          description={description}
          inputWrapperOrder={['label', 'description', 'input', 'error']}
          onChange={(event) => read(event.currentTarget.value)}
          onKeyDown={step}
          onBlur={(event) => {
            if (value !== undefined) setTyped(undefined);
            onBlur?.(event);
          }}
          error={unread ? 'Type a date like 11/23/2026, or “yesterday”.' : input.error}
          autoComplete="off"
          rightSectionWidth={understood === undefined ? 44 : 190}
          rightSection={
            <span style={{ display: 'flex', alignItems: 'center', justifyContent: 'flex-end', width: '100%' }}>
              <span
                style={{
                  color: 'var(--mantine-color-dimmed)',
                  fontSize: 'var(--mantine-font-size-sm)',
                  whiteSpace: 'nowrap',
                }}
                aria-live="polite"
              >
                {understood}
              </span>
              <ActionIcon
                size={40}
                aria-label="Pick from a calendar"
                tabIndex={-1}
                disabled={input.disabled === true}
                onClick={() => setOpened((open) => !open)}
              >
                <IconCalendar size={20} aria-hidden />
              </ActionIcon>
            </span>
          }
        />
      </Popover.Target>
      <Popover.Dropdown>
        <DatePicker
          value={value ?? null}
          defaultDate={value ?? today}
          firstDayOfWeek={0}
          onChange={(day) => choose(day ?? undefined)}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
