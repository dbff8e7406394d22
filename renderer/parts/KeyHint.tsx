import { Group, Kbd } from '@mantine/core';

/** Keys drawn as caps, joined by plus: `<KeyHint keys="Ctrl+K" />`. Shown to sighted users; put `aria-keyshortcuts` on the control. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <Group component="span" gap={4} wrap="nowrap" aria-hidden>
      {keys.split('+').map((key) => (
        <Kbd key={key} size="xs">
          {key}
        </Kbd>
      ))}
    </Group>
  );
}
