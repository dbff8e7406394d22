import { Box, Button, Collapse, List, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import type { z } from 'zod';
import { useId } from 'react';
import type { tonightSchema } from '../../shared/contract/everyday.ts';
import { bedLabel, displayName } from '../../shared/rules/names.ts';
import { PlaceLink, places } from '../app/places.tsx';
import { Figure } from '../parts/Figure.tsx';
import { Section } from '../parts/Section.tsx';
import css from './Today.module.css';

/** Tonight's house: who is home, which beds are free, who comes and goes. Names only when asked for: people stand at the desk. */
export function Tonight({ tonight }: { tonight: z.infer<typeof tonightSchema> }) {
  const { free, arrivedToday, leftToday } = tonight;
  return (
    <Section title="Tonight" actions={<PlaceLink to={places.beds}>Beds</PlaceLink>}>
      <Stack gap="md">
        <div className={css.figures}>
          <Figure label="Home" value={tonight.in} {...(tonight.beds > 0 && { of: `of ${tonight.beds} beds` })} />
          <Figure label="Free" value={free.length} />
        </div>
        <Opened count={free.length} one="One bed free" many={`${free.length} beds free`} lines={free.map(bedLabel)} />
        <Opened
          count={arrivedToday.length}
          one="One person came today"
          many={`${arrivedToday.length} came today`}
          lines={arrivedToday.map(displayName)}
        />
        <Opened
          count={leftToday.length}
          one="One person left today"
          many={`${leftToday.length} left today`}
          lines={leftToday.map(displayName)}
        />
        {arrivedToday.length + leftToday.length === 0 ? (
          <Text size="sm" c="dimmed">
            Nobody came or left today.
          </Text>
        ) : null}
      </Stack>
    </Section>
  );
}

interface OpenedProps {
  count: number;
  one: string;
  many: string;
  lines: readonly string[];
}

/** A count that becomes its lines when it is opened. */
function Opened({ count, one, many, lines }: OpenedProps) {
  const [opened, { toggle }] = useDisclosure(false);
  const id = useId();
  if (count === 0) return null;
  return (
    <Box>
      <Button
        variant="subtle"
        size="sm"
        px={8}
        ml={-8}
        aria-expanded={opened}
        aria-controls={id}
        rightSection={<IconChevronDown size={16} aria-hidden style={{ rotate: opened ? '180deg' : '0deg' }} />}
        onClick={toggle}
      >
        {count === 1 ? one : many}
      </Button>
      <Collapse expanded={opened} id={id} transitionDuration={0}>
        <List listStyleType="none" mah={260} style={{ overflowY: 'auto' }}>
          {lines.map((line, at) => (
            <List.Item key={at}>{line}</List.Item>
          ))}
        </List>
      </Collapse>
    </Box>
  );
}
