import { UnstyledButton } from '@mantine/core';
import { IconNote } from '@tabler/icons-react';
import { memo, type MouseEvent } from 'react';
import { type Choice, choices, letterOf } from './choices.ts';
import type { Line } from './roll.ts';
import css from './Roll.module.css';
import type { RollStore } from './store.ts';
import { useRollPart } from './useRoll.ts';

interface RollRowProps {
  store: RollStore;
  at: number;
  /** Letters only, where three columns stand beside each other. */
  narrow: boolean;
  /** Staff may say why; opens the note of this line. */
  onNote: ((at: number) => void) | undefined;
}

/** One line of the roll: number, name, four answers, and whether the answer is on disk. */
export const RollRow = memo(function RollRow({ store, at, narrow, onNote }: RollRowProps) {
  const line = useRollPart(store, (state) => state.lines[at]);
  const current = useRollPart(store, (state) => state.focus === at);
  if (!line) return null;
  return (
    <div
      role="row"
      className={css.row}
      tabIndex={current ? 0 : -1}
      aria-label={`${line.number}, ${line.name}, ${inWords(line)}`}
      data-at={at}
      data-current={current || undefined}
      data-state={line.state}
      data-marked={line.choice !== undefined || undefined}
      onFocus={() => store.state().focus !== at && store.take({ type: 'focus', at })}
    >
      <span role="gridcell" className={css.number}>
        {line.number}
      </span>
      <span role="rowheader" className={css.name} title={line.name}>
        {line.name}
      </span>
      <span role="gridcell" className={css.state}>
        {onNote && line.choice !== undefined ? (
          <NoteButton line={line} onClick={() => onNote(at)} narrow={narrow} />
        ) : (
          stateWords(line, narrow)
        )}
      </span>
      <span role="gridcell" className={css.choices}>
        {choices.map((choice) => (
          <ChoiceButton
            key={choice}
            choice={choice}
            line={line}
            narrow={narrow}
            onChoose={() => store.take({ type: 'choose', choice, at, stay: true })}
          />
        ))}
      </span>
    </div>
  );
});

const words: Readonly<Record<Choice, string>> = {
  present: 'Present',
  absent: 'Absent',
  excused: 'Excused',
  late: 'Late',
};

/** A click marks and leaves the focus with the row, so that the keys go on from there. */
const keepFocus = (event: MouseEvent): void => event.preventDefault();

function ChoiceButton({
  choice,
  line,
  narrow,
  onChoose,
}: {
  choice: Choice;
  line: Line;
  narrow: boolean;
  onChoose: () => void;
}) {
  const letter = letterOf[choice];
  return (
    <button
      type="button"
      tabIndex={-1}
      className={css.choice}
      data-choice={choice}
      aria-pressed={line.choice === choice}
      aria-label={`${letter}: ${line.name} ${choice}`}
      title={narrow ? words[choice] : undefined}
      onMouseDown={keepFocus}
      onClick={onChoose}
    >
      <b>{letter}</b>
      {narrow ? null : words[choice].slice(1)}
    </button>
  );
}

function NoteButton({ line, narrow, onClick }: { line: Line; narrow: boolean; onClick: () => void }) {
  return (
    <UnstyledButton
      tabIndex={-1}
      className={css.noteButton ?? ''}
      title={line.note ?? 'Add a note for staff (N)'}
      aria-label={`${stateWords(line, narrow)}, note on ${line.name}`}
      onMouseDown={keepFocus}
      onClick={onClick}
    >
      {line.note === undefined ? null : <IconNote size={14} aria-hidden />}
      {stateWords(line, narrow)}
    </UnstyledButton>
  );
}

const saving = { none: '', saved: 'saved', saving: '…', unsaved: 'not saved' } as const;

/** Three columns have no room for the words on the buttons: there the answer stands in words beside *saved*. */
function stateWords(line: Line, narrow: boolean): string {
  const saved = saving[line.state];
  return narrow && line.choice !== undefined ? `${line.choice} · ${saved}` : saved;
}

function inWords(line: Line): string {
  const parts = [
    line.choice ?? 'not marked',
    line.walkIn ? 'walk-in' : '',
    line.state === 'none' ? '' : saving[line.state],
  ];
  return parts
    .filter((part) => part !== '')
    .join(', ')
    .replace('…', 'being saved');
}
