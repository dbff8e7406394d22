import { Text } from '@mantine/core';
import type { Walk } from '../../shared/contract/mentors.ts';
import { displayName } from '../../shared/rules/names.ts';
import { PlaceButton, PlaceLink, places } from '../app/places.tsx';
import { Section } from '../parts/Section.tsx';
import { lastTalked } from './walkWords.ts';
import css from './Today.module.css';

const most = 5;

/** The people a mentor walks with, those they have not talked to for longest first. */
export function WalksToday({ walks }: { walks: readonly Walk[] }) {
  const longest = [...walks].sort((a, b) => b.quietDays - a.quietDays).slice(0, most);
  return (
    <Section title="Check in with" flush actions={<PlaceLink to={places.myPeople}>My people</PlaceLink>}>
      {longest.length === 0 ? (
        <Text c="dimmed" px="lg" pb="md">
          You walk with nobody yet. Staff pair you with people.
        </Text>
      ) : (
        <ul className={css.list}>
          {longest.map((walk) => (
            <li key={walk.pairing.id} className={css.item}>
              <div className={`${css.row} ${css.due}`}>
                <span>
                  <span className={css.title}>{displayName(walk.resident)}</span>
                  <span className={css.sub}>{lastTalked(walk)}</span>
                </span>
                <PlaceButton
                  to={places.checkIn(walk.resident.id)}
                  variant="default"
                  size="sm"
                  aria-label={`Check-in with ${displayName(walk.resident)}`}
                >
                  Check-in
                </PlaceButton>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
