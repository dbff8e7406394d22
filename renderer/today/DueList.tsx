import { Text } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import type { Due } from '../../shared/contract/everyday.ts';
import { usePlaceHref } from '../app/places.tsx';
import { moveAmongRows } from '../parts/rows.ts';
import { Section } from '../parts/Section.tsx';
import { duePlace, dueText } from './dueWords.ts';
import css from './Today.module.css';

interface DueListProps {
  due: readonly Due[];
  more: number;
  tonight: number | undefined;
  isStaff: boolean;
}

/** At most seven things due, each a step away. */
export function DueList({ due, more, tonight, isStaff }: DueListProps) {
  if (due.length === 0) {
    return (
      <Section title="Due">
        <Text c="dimmed">{tonight === undefined ? 'Nothing due.' : `Nothing due. Tonight: ${tonight} home.`}</Text>
      </Section>
    );
  }
  return (
    <Section title="Due" flush>
      <ul className={css.list} onKeyDown={moveAmongRows}>
        {due.map((each) => (
          <li key={`${each.kind}${each.person?.id ?? ''}`} className={css.item}>
            <DueLine due={each} isStaff={isStaff} />
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <Text size="sm" c="dimmed" px="lg" py="sm" style={{ borderTop: '1px solid var(--cairn-line)' }}>
          {more === 1 ? 'One more thing can wait.' : `${more} more can wait.`}
        </Text>
      ) : null}
    </Section>
  );
}

function DueLine({ due, isStaff }: { due: Due; isStaff: boolean }) {
  return (
    <a className={`${css.row} ${css.due}`} data-row {...usePlaceHref(duePlace(due, isStaff))}>
      <span>{dueText(due, isStaff)}</span>
      <IconChevronRight size={18} aria-hidden />
    </a>
  );
}
