import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type RefObject, useState } from 'react';
import { displayName } from '../../../shared/rules/names.ts';
import { found } from './find.ts';
import type { RollStore } from './store.ts';

interface FindPersonProps {
  store: RollStore;
  input: RefObject<HTMLInputElement | null>;
  /** Back to the rows, with or without having chosen somebody. */
  onDone: () => void;
}

/** Finds a line by name, or takes in somebody of the house who was not expected. */
export function FindPerson({ store, input, onDone }: FindPersonProps) {
  const [typed, setTyped] = useState('');
  const combobox = useCombobox();
  const { lines, others } = found(store.state(), typed);
  const close = (): void => {
    setTyped('');
    combobox.closeDropdown();
    onDone();
  };
  const choose = (value: string): void => {
    const at = store.state().lines.findIndex((line) => line.personId === value);
    store.take(at >= 0 ? { type: 'focus', at } : { type: 'walk-in', personId: value });
    close();
  };
  const nobody = typed.trim() !== '' && lines.length === 0 && others.length === 0;
  return (
    <Combobox store={combobox} onOptionSubmit={choose} position="top-start" width={340}>
      <Combobox.Target>
        <TextInput
          ref={input}
          w={300}
          aria-label="Find a name or add a walk-in"
          aria-keyshortcuts="/"
          placeholder="Find or add a walk-in  ( / )"
          leftSection={<IconSearch size={18} aria-hidden />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            close();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={typed.trim() === ''}>
        <Combobox.Options aria-label="People found" mah={320} style={{ overflowY: 'auto' }}>
          {nobody ? <Combobox.Empty>Nobody of the house is called that.</Combobox.Empty> : null}
          {lines.length === 0 ? null : (
            <Combobox.Group label="On this roll">
              {lines.map((line) => (
                <Combobox.Option key={line.personId} value={line.personId}>
                  {line.number} {line.name}
                </Combobox.Option>
              ))}
            </Combobox.Group>
          )}
          {others.length === 0 ? null : (
            <Combobox.Group label="Add as a walk-in">
              {others.map((person) => (
                <Combobox.Option key={person.id} value={person.id}>
                  {displayName(person)}
                </Combobox.Option>
              ))}
            </Combobox.Group>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
