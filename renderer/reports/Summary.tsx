import { List, Text } from '@mantine/core';
import type { Report } from '../../shared/contract/reports.ts';
import { PlaceLink, places } from '../app/places.tsx';
import { noMonthsSentence } from '../paper/outcome-report/charts.ts';
import { sentencesOf } from '../paper/outcome-report/sentences.ts';
import { Section } from '../parts/Section.tsx';
import { checksOf } from './checks.ts';
import css from './Summary.module.css';

const titles: Readonly<Record<number, string>> = {
  1: 'What this month says',
  3: 'What these three months say',
  12: 'What these twelve months say',
};

/** Above the figures: what they say, and beside it what is worth putting right first. */
export function Summary({ report }: { report: Report }) {
  return (
    <div className={css.summary}>
      <Says report={report} />
      <BeforePrinting report={report} />
    </div>
  );
}

function Says({ report }: { report: Report }) {
  const sentences = sentencesOf(report);
  if (sentences.length === 0) return null;
  return (
    <Section title={titles[report.period.months] ?? 'What it says'}>
      <List spacing={4}>
        {sentences.map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
      {report.edition === 'external' ? (
        <Text size="sm" c="dimmed" mt="sm">
          Numbers from 1 to {report.k - 1} about people are hidden, and whatever would give them away.{' '}
          {noMonthsSentence} Give one reader always the same length, and twelve months at most once a quarter.
        </Text>
      ) : null}
    </Section>
  );
}

/** What is worth putting right before it is printed; not there when nothing is. */
function BeforePrinting({ report }: { report: Report }) {
  const checks = checksOf(report);
  if (checks.length === 0) return null;
  return (
    <Section title="Before you print">
      <List spacing="xs" listStyleType="none">
        {checks.map(({ sentence, at, label }) => (
          <List.Item key={sentence}>
            {sentence}{' '}
            <PlaceLink to={places[at]} underline="always" style={{ whiteSpace: 'nowrap' }}>
              {label}
            </PlaceLink>
          </List.Item>
        ))}
      </List>
    </Section>
  );
}
