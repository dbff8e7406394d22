import { Button, Stack, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { PersonPage } from '../../../shared/contract/residents.ts';
import { Section } from '../../parts/Section.tsx';
import type { Action } from './actions.ts';
import { type OpenThing, stillOpen } from './thisWeek.ts';

const words: Record<OpenThing, string> = {
  bed: 'Choose a bed',
  phase: 'Choose a phase',
  mentor: 'Find somebody to walk with',
  'legal-name': 'Add the legal name',
  'birth-date': 'Add the birth date',
};
const actionOf: Record<OpenThing, Action> = {
  bed: 'bed',
  phase: 'phase',
  mentor: 'pair',
  'legal-name': 'edit',
  'birth-date': 'edit',
};
const counts = ['Nothing', 'One thing', 'Two things', 'Three things', 'Four things', 'Five things'];

/** What is still open for this person, each one click from being done. */
export function ThisWeek({ page, onChoose }: { page: PersonPage; onChoose: (action: Action) => void }) {
  const open = stillOpen(page);
  if (!page.present) return null;
  const admitted = page.present.days === 0 ? 'Admitted today. ' : '';
  return (
    <Section title="This week">
      {open.length === 0 ? (
        <Text c="dimmed">{admitted}Nothing is open.</Text>
      ) : (
        <Stack gap={4}>
          <Text c="dimmed" size="sm" mb={4}>
            {admitted}
            {counts[open.length]} for this week.
          </Text>
          {open.map((thing) => (
            <Button
              key={thing}
              variant="subtle"
              justify="space-between"
              px="xs"
              mx={-8}
              rightSection={<IconArrowRight size={18} aria-hidden />}
              onClick={() => onChoose(actionOf[thing])}
            >
              {words[thing]}
            </Button>
          ))}
        </Stack>
      )}
    </Section>
  );
}
