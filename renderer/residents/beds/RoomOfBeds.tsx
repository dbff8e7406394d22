import { Title, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { BedRef } from '../../../shared/contract/views.ts';
import { bedLabel, displayName } from '../../../shared/rules/names.ts';
import { PlaceLink, places } from '../../app/places.tsx';
import css from './BedBoard.module.css';
import type { Board, Room } from './rooms.ts';

interface RoomOfBedsProps {
  room: Room<Board['beds'][number]>;
  /** Moves someone into a free bed; absent for who may only look. */
  onFree: ((bed: BedRef) => void) | undefined;
}

/** One room under its thick rule: each bed with who has it, a free one as a button. */
export function RoomOfBeds({ room, onFree }: RoomOfBedsProps) {
  return (
    <section className={css.room} aria-label={`Room ${room.room}`}>
      <Title order={2} size="h4" className={css.number}>
        {room.room}
      </Title>
      <ul className={css.beds}>
        {room.beds.map(({ bed, occupant }) => (
          <li key={bed.id} className={css.bed}>
            <span className={css.label}>{bed.name}</span>
            {occupant ? (
              <PlaceLink to={places.person(occupant.person.id)} c="inherit" className={css.who ?? ''} underline="hover">
                {displayName(occupant.person)}
              </PlaceLink>
            ) : onFree ? (
              <UnstyledButton
                className={css.free}
                aria-label={`${bedLabel(bed)} is free: move someone in`}
                onClick={() => onFree(bed)}
              >
                <IconPlus size={16} aria-hidden /> Free
              </UnstyledButton>
            ) : (
              <span className={css.free}>Free</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
