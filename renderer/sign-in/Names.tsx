import { ScrollArea, Stack, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconUserCircle } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import css from './Door.module.css';

export interface SignInName {
  readonly id: string;
  readonly name: string;
}

const manyNames = 7;

/** The sign-in names. A letter jumps to the next name that begins with it; with many names there is a box to type in. */
export function Names({ names, onChoose }: { names: readonly SignInName[]; onChoose: (name: SignInName) => void }) {
  const [typed, setTyped] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const sorted = names.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  const found = sorted.filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()));
  const buttons = (): HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];

  const move = (event: KeyboardEvent, at: number): void => {
    const all = buttons();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      return all[Math.min(all.length - 1, Math.max(0, at + step))]?.focus();
    }
    if (!/^\p{L}$/u.test(event.key) || event.ctrlKey || event.altKey) return;
    const begins = (index: number): boolean =>
      found[index]?.name.toLowerCase().startsWith(event.key.toLowerCase()) ?? false;
    const order = found.map((_, index) => (at + 1 + index) % found.length);
    all[order.find(begins) ?? at]?.focus();
  };
  return (
    <Stack gap="sm">
      {names.length > manyNames ? (
        <TextInput
          aria-label="Your name"
          placeholder="Type part of your name"
          autoFocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && found[0]) onChoose(found[0]);
            if (event.key === 'ArrowDown') {
              event.preventDefault();
              buttons()[0]?.focus();
            }
          }}
        />
      ) : null}
      <ScrollArea.Autosize mah="46dvh" mx={-4} type="auto" offsetScrollbars="present">
        <Stack gap={6} ref={list} p={4}>
          {found.map((each, at) => (
            <UnstyledButton
              key={each.id}
              className={css.name ?? ''}
              autoFocus={at === 0 && names.length <= manyNames}
              onClick={() => onChoose(each)}
              onKeyDown={(event) => move(event, at)}
            >
              <IconUserCircle size={24} stroke={1.6} aria-hidden />
              {each.name}
              <IconChevronRight size={18} aria-hidden />
            </UnstyledButton>
          ))}
        </Stack>
      </ScrollArea.Autosize>
    </Stack>
  );
}
