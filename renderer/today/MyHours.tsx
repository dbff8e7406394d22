import { Text } from '@mantine/core';
import { hoursText } from '../../shared/rules/hours.ts';
import { PlaceLink, places } from '../app/places.tsx';
import { Section } from '../parts/Section.tsx';

/** A mentor's own hours that nobody has signed yet. */
export function MyHours({ waiting }: { waiting: number }) {
  return (
    <Section title="My hours" actions={<PlaceLink to={places.myCertification}>My certification</PlaceLink>}>
      <Text {...(waiting === 0 && { c: 'dimmed' })}>
        {waiting === 0 ? 'No hours wait for a signature.' : `${hoursInWords(waiting)} for a signature.`}
      </Text>
    </Section>
  );
}

const hoursInWords = (hours: number): string =>
  `${hoursText(hours)} ${hoursText(hours) === '1 hour' ? 'waits' : 'wait'}`;
