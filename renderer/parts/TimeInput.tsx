import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { readTime, writeTime } from './times.ts';

export interface TimeInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> {
  /** `HH:MM`, 24 hours, or `undefined` while nothing readable stands there. */
  value: string | undefined;
  onChange: (time: string | undefined, typed: string) => void;
}

/** A time of day, typed as people type it: 7pm, 7:30, 19:30. Settles into `7:30 pm`. */
export function TimeInput({ value, onChange, onBlur, ...input }: TimeInputProps) {
  const [typed, setTyped] = useState<string | undefined>();
  const mine = typed !== undefined && readTime(typed) === value;
  const unread = mine && typed.trim() !== '' && value === undefined;
  return (
    <TextInput
      placeholder="7:30 pm"
      autoComplete="off"
      {...input}
      value={mine ? typed : value === undefined ? '' : writeTime(value)}
      error={unread ? 'Type a time like 7:30 pm.' : input.error}
      rightSectionWidth={84}
      rightSection={
        mine && value !== undefined ? (
          <span style={{ color: 'var(--mantine-color-dimmed)', fontSize: 'var(--mantine-font-size-sm)' }}>
            {writeTime(value)}
          </span>
        ) : null
      }
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        onChange(readTime(next), next);
      }}
      onBlur={(event) => {
        if (value !== undefined) setTyped(undefined);
        onBlur?.(event);
      }}
    />
  );
}
