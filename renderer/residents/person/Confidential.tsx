import { IconLock } from '@tabler/icons-react';
import css from './Person.module.css';

/** The lock and the word that mark what only staff may read. */
export function Confidential({ word = 'confidential' }: { word?: string }) {
  return (
    <span className={css.confidential}>
      <IconLock size={16} aria-hidden />
      {word}
    </span>
  );
}
