import { Text } from '@mantine/core';
import { useId } from 'react';
import type { Progress } from '../../../shared/contract/certification.ts';
import { hoursNumber, kindInWords } from '../words.ts';
import { type Bar, barOf, shares } from './bars.ts';
import css from './Certification.module.css';

interface HoursBarProps {
  progress: readonly Progress[];
  kind: Bar['kind'];
}

/** One of the three bars: signed is full, waiting is striped, to go is empty; the numbers say the same. */
export function HoursBar({ progress, kind }: HoursBarProps) {
  const bar = barOf(progress, kind);
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <div className={css.barHead}>
        <Text component="span" id={id} fw={600}>
          {kindInWords[kind]}
        </Text>
        {bar ? <Numbers bar={bar} /> : <span className={css.quiet}>This certificate asks for no number of hours.</span>}
      </div>
      {bar ? <Drawn bar={bar} /> : null}
    </div>
  );
}

function Numbers({ bar }: { bar: Bar }) {
  return (
    <span className={css.numbers}>
      <b>{hoursNumber(bar.signed)}</b> signed, <b>{hoursNumber(bar.waiting)}</b> waiting, <b>{hoursNumber(bar.toGo)}</b>{' '}
      to go
      <span className={css.quiet}>
        {' '}
        of {hoursNumber(bar.asked)} hours
        {bar.toGo > 0 && bar.whole > bar.asked ? `; its topics come to ${hoursNumber(bar.whole)}` : ''}
      </span>
    </span>
  );
}

function Drawn({ bar }: { bar: Bar }) {
  const { signed, waiting } = shares(bar);
  return (
    <div className={css.bar} aria-hidden>
      <span className={css.signed} style={{ width: `${signed}%` }} />
      <span className={css.waiting} style={{ width: `${waiting}%` }} />
    </div>
  );
}
