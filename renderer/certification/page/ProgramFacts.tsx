import { List, Text } from '@mantine/core';
import type { Program } from '../../../shared/records/certification.ts';
import { confidenceInWords, hoursNumber } from '../words.ts';
import css from './Certification.module.css';

/** Where a program's rules come from, as of when, and how far they can be relied on. */
export function ProgramFacts({ program }: { program: Program }) {
  const { renewal } = program;
  return (
    <>
      <dl className={css.facts}>
        <dt>Given by</dt>
        <dd>{program.authority}</dd>
        <dt>For</dt>
        <dd>{program.populations}</dd>
        <dt>Renewal</dt>
        <dd>
          {renewal.period_months === null ? 'Not stated' : `Every ${renewal.period_months} months`}
          {renewal.ce_hours === null ? '' : `, with ${hoursNumber(renewal.ce_hours)} hours of continuing education`}
          {renewal.note === undefined ? null : (
            <Text size="sm" c="dimmed">
              {renewal.note}
            </Text>
          )}
        </dd>
        <dt>As of</dt>
        <dd>{program.as_of}</dd>
        <dt>How sure</dt>
        <dd>{confidenceInWords(program.confidence)}</dd>
        <dt>Sources</dt>
        <dd>
          <List size="sm" spacing={2}>
            {program.source.map(({ title, url }) => (
              <List.Item key={url}>
                {title}
                <Text component="span" size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                  {' '}
                  {url}
                </Text>
              </List.Item>
            ))}
          </List>
        </dd>
      </dl>
      <Text size="sm" c="dimmed" mt="sm">
        Read from copies, not legal advice. Ask the board before you rely on a number.
      </Text>
    </>
  );
}
