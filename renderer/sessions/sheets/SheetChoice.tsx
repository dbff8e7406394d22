import { Checkbox, Stack, Text } from '@mantine/core';
import type { SessionRow } from '../../../shared/contract/sessions.ts';
import { useToday } from '../../parts/Today.tsx';
import { sessionFacts } from '../words.ts';
import css from './SheetChoice.module.css';

interface SheetChoiceProps {
  groups: readonly SessionRow[];
  /** Groups left out; all others are printed. */
  left: ReadonlySet<string>;
  onChange: (left: ReadonlySet<string>) => void;
}

/** The groups to print for, all chosen at first. */
export function SheetChoice({ groups, left, onChange }: SheetChoiceProps) {
  const today = useToday();
  const out = groups.filter(({ id }) => left.has(id)).length;
  const toggle = (id: string): void => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  return (
    <Stack gap="sm" px="lg" pb="lg">
      {groups.length < 2 ? null : (
        <Checkbox
          label={`All ${groups.length}`}
          checked={out === 0}
          indeterminate={out > 0 && out < groups.length}
          onChange={() => onChange(new Set(out === 0 ? groups.map(({ id }) => id) : []))}
        />
      )}
      {groups.map((group) => (
        <Checkbox
          key={group.id}
          checked={!left.has(group.id)}
          onChange={() => toggle(group.id)}
          label={
            <span className={css.group}>
              <Text component="span" fw={600} truncate>
                {group.title}
              </Text>
              <Text component="span" c="dimmed" size="sm">
                {sessionFacts(group, today)}
              </Text>
            </span>
          }
        />
      ))}
    </Stack>
  );
}
