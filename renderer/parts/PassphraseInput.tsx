import { Group, PasswordInput, type PasswordInputProps, Text } from '@mantine/core';
import css from './PassphraseInput.module.css';
import { passphraseStrength } from './passphrase.ts';

export interface PassphraseInputProps extends Omit<PasswordInputProps, 'value' | 'onChange'> {
  value: string;
  onChange: (passphrase: string) => void;
  /** For choosing a new one: shows how strong it is while it is typed. */
  showStrength?: boolean;
}

/** A passphrase that can be looked at; when it is being chosen, with its strength in three bars and a sentence. */
export function PassphraseInput({ value, onChange, showStrength = false, ...input }: PassphraseInputProps) {
  const { level, words } = passphraseStrength(value);
  return (
    <div>
      <PasswordInput
        autoComplete={showStrength ? 'new-password' : 'current-password'}
        spellCheck={false}
        {...input}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': 'Show what I typed' }}
      />
      {showStrength && value !== '' ? (
        <Group gap="sm" mt={6} wrap="nowrap">
          <span className={css.meter} data-level={level} aria-hidden>
            <span />
            <span />
            <span />
          </span>
          <Text size="sm" c="dimmed" aria-live="polite">
            {words}
          </Text>
        </Group>
      ) : null}
    </div>
  );
}
