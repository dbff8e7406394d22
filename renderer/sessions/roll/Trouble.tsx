import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { unsavedLines } from './roll.ts';
import css from './Roll.module.css';
import type { RollStore } from './store.ts';
import { useRollPart } from './useRoll.ts';

interface TroubleProps {
  store: RollStore;
  /** The buttons here vanish with the trouble: the focus goes back to the rows. */
  onDone: () => void;
}

/** What could not be saved and why, in words, until it is: the marks themselves stay on the screen. */
export function Trouble({ store, onDone }: TroubleProps) {
  const halted = useRollPart(store, (state) => state.halted);
  const notice = useRollPart(store, (state) => state.notice);
  const lines = useRollPart(store, (state) => state.lines);
  const unsaved = unsavedLines({ ...store.state(), lines });
  const refused = unsaved.filter((line) => line.refused !== undefined);
  if (halted === undefined && notice === undefined && refused.length === 0) return <div />;
  return (
    <div className={css.trouble}>
      <Alert color="red" role="alert" icon={<IconAlertTriangle aria-hidden />} p="sm">
        <Group justify="space-between" gap="sm" wrap="nowrap">
          <div>
            {halted === undefined ? null : (
              <Text>
                {halted.replace(/press Save(?! again)/, 'press Save again')} {waitingWords(unsaved.length)}
              </Text>
            )}
            {notice === undefined ? null : <Text>{notice}</Text>}
            {refused.slice(0, 3).map((line) => (
              <Text key={line.personId}>
                Line {line.number}, {line.name}, is not saved: {line.refused}
              </Text>
            ))}
            {refused.length > 3 ? <Text>And {refused.length - 3} more lines.</Text> : null}
          </div>
          {unsaved.length === 0 ? null : (
            <Group gap="xs" wrap="nowrap">
              {refused.length === 0 ? null : (
                <Button
                  variant="default"
                  size="sm"
                  onClick={() => {
                    takeBackAll(store);
                    onDone();
                  }}
                >
                  Take back
                </Button>
              )}
              <Button
                size="sm"
                onClick={() => {
                  store.take({ type: 'save-again' });
                  onDone();
                }}
              >
                Save again
              </Button>
            </Group>
          )}
        </Group>
      </Alert>
    </div>
  );
}

function waitingWords(count: number): string {
  if (count === 0) return '';
  return count === 1 ? 'One line waits on this screen.' : `${count} lines wait on this screen.`;
}

/** From the last line up, because a walk-in that is taken back leaves the roll. */
function takeBackAll(store: RollStore): void {
  for (let at = store.state().lines.length - 1; at >= 0; at -= 1) store.take({ type: 'take-back', at });
}
