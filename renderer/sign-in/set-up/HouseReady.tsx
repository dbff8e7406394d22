import { Stack, Text } from '@mantine/core';
import type { SignedIn } from '../../../shared/contract/session.ts';
import { PlaceButton, PlaceLink, places } from '../../app/places.tsx';
import { Door } from '../Door.tsx';

/** Set up. What comes next: who lives here, and a second administrator, so that one lost passphrase is no disaster. */
export function HouseReady({ signedIn }: { signedIn: SignedIn }) {
  return (
    <Door title={`${signedIn.house?.name ?? 'Your house'} is ready`} wide>
      <Stack>
        <Text>Next comes who lives here: copy the rows of your list in the spreadsheet, and paste them.</Text>
        <PlaceButton to={places.paste} autoFocus>
          Bring in who lives here
        </PlaceButton>
        {signedIn.administrators > 1 ? null : (
          <PlaceButton to={`${places.settings}?part=people`} variant="default">
            Add a second administrator
          </PlaceButton>
        )}
        {signedIn.administrators > 1 ? null : (
          <Text size="sm" c="dimmed">
            With two administrators, one forgotten passphrase is no trouble: the other one helps. Today will remind you.
          </Text>
        )}
        <PlaceLink to={places.today}>Look around first</PlaceLink>
      </Stack>
    </Door>
  );
}
