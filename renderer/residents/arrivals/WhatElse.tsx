import { List, Text } from '@mantine/core';
import type { ArrivalsPreview } from '../../../shared/contract/arrivals.ts';
import { writeDay } from '../../parts/days.ts';
import { Section } from '../../parts/Section.tsx';
import { whyLeftOut } from './words.ts';

/** What comes with the people: beds, mentors, and the lines that are nobody. */
export function WhatElse({ preview }: { preview: ArrivalsPreview }) {
  const { bedsToCreate, bedsSince, mentorsToAppoint, leftOut } = preview;
  if (bedsToCreate.length + mentorsToAppoint.length + leftOut.length === 0) return null;
  return (
    <Section title="What comes with it">
      <List spacing="xs">
        {bedsToCreate.length === 0 ? null : (
          <List.Item>
            {bedsToCreate.length === 1 ? 'One bed is made' : `${bedsToCreate.length} beds are made`}, open since{' '}
            {writeDay(bedsSince.day)}
            {bedsSince.movedBackFrom === undefined
              ? ''
              : `: moved back from ${writeDay(bedsSince.movedBackFrom)}, because somebody slept here before`}
            .
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {bedsToCreate.join(', ')}
            </Text>
          </List.Item>
        )}
        {mentorsToAppoint.length === 0 ? null : (
          <List.Item>
            {mentorsToAppoint.length === 1
              ? 'One person becomes a mentor'
              : `${mentorsToAppoint.length} people become mentors`}{' '}
            today: {mentorsToAppoint.join(', ')}
          </List.Item>
        )}
        {leftOut.length === 0 ? null : (
          <List.Item>
            {leftOut.length === 1 ? 'One line is' : `${leftOut.length} lines are`} no person and stay out:{' '}
            {leftOut
              .map(({ line, text, why }) => `line ${line}${text === '' ? '' : ` “${text}”`} (${whyLeftOut(why)})`)
              .join(', ')}
          </List.Item>
        )}
      </List>
    </Section>
  );
}
