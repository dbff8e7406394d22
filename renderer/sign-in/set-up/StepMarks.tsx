import { Text } from '@mantine/core';
import css from './SetUp.module.css';

/** Where one is in a row of steps: a bar per step, and words for those who do not see bars. */
export function StepMarks({ titles, at }: { titles: readonly string[]; at: number }) {
  return (
    <div className={css.marks}>
      <Text size="sm" c="dimmed">
        Step {at + 1} of {titles.length}
      </Text>
      <div className={css.bars} aria-hidden>
        {titles.map((title, index) => (
          <span key={title} data-done={index <= at || undefined} />
        ))}
      </div>
    </div>
  );
}
