import { Group, PasswordInput, type PasswordInputProps, Text } from '@mantine/core';
import css from './PassphraseInput.module.css';

export interface Strength {
  /** 0 and 1 will be refused, 2 fair, 3 good, 4 strong. */
  level: 0 | 1 | 2 | 3 | 4;
  words: string;
}

export interface PassphraseInputProps extends Omit<PasswordInputProps, 'value' | 'onChange'> {
  value: string;
  onChange: (passphrase: string) => void;
  /** For choosing a new one: how strong what is typed is. */
  strength?: (typed: string) => Strength;
}

/** A passphrase that can be looked at; when it is being chosen, with its strength in four bars and a sentence. */
export function PassphraseInput({ value, onChange, strength, ...input }: PassphraseInputProps) {
  const judged = value === '' ? undefined : strength?.(value);
  return (
    <div>
      <PasswordInput
        autoComplete={strength ? 'new-password' : 'current-password'}
        spellCheck={false}
        visibilityToggleButtonProps={{ 'aria-label': 'Show what I typed' }}
        {...input}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {judged === undefined ? null : (
        <Group gap="sm" mt={6} wrap="nowrap">
          <span className={css.meter} data-level={judged.level} aria-hidden>
            <span />
            <span />
            <span />
            <span />
          </span>
          <Text size="sm" c="dimmed" aria-live="polite">
            {judged.words}
          </Text>
        </Group>
      )}
    </div>
  );
}
