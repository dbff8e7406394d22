import { Button, Group, Stack, Text } from '@mantine/core';
import { IconBed, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BedRef } from '../../../shared/contract/views.ts';
import { displayName } from '../../../shared/rules/names.ts';
import { Answered } from '../../app/Answered.tsx';
import { queries } from '../../app/client.ts';
import { PlaceButton, places, useAddressState } from '../../app/places.tsx';
import { useMay } from '../../app/session.tsx';
import { writeDay } from '../../parts/days.ts';
import { DayInput } from '../../parts/DayInput.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { Section } from '../../parts/Section.tsx';
import { useToday } from '../../parts/Today.tsx';
import css from './BedBoard.module.css';
import { type Board, byRoom, freeInWords } from './rooms.ts';
import { MoveIn } from './MoveIn.tsx';
import { RoomOfBeds } from './RoomOfBeds.tsx';

/** Who sleeps where on a night, which beds are free, and who has none. */
export default function BedBoard() {
  const today = useToday();
  const [on, setOn] = useAddressState('on', today);
  const query = useQuery(queries.residents.bedBoard.queryOptions({ input: { on }, placeholderData: (held) => held }));
  return (
    <Page>
      <PageHeader
        title="Beds"
        sub={query.data ? freeInWords(query.data.beds, on === today ? 'tonight' : `on ${writeDay(on, today)}`) : ' '}
        actions={
          <PlaceButton to={places.admit} leftSection={<IconUserPlus size={20} aria-hidden />}>
            Admit
          </PlaceButton>
        }
      />
      <Group align="end" mb="md" gap="sm">
        <DayInput label="The night of" value={on} onChange={(day) => day !== undefined && setOn(day)} w={320} />
        {on === today ? null : (
          <Button variant="default" onClick={() => setOn(today)}>
            Back to tonight
          </Button>
        )}
      </Group>
      <Answered query={query} lines={10}>
        {(board) => <Rooms board={board} />}
      </Answered>
    </Page>
  );
}

function Rooms({ board }: { board: Board }) {
  const mayMove = useMay('residents.change');
  const mayBuild = useMay('house.change');
  const [chosen, choose] = useState<string | undefined>();
  const [free, setFree] = useState<BedRef | undefined>();
  if (board.beds.length === 0) {
    return (
      <EmptyState
        icon={<IconBed size={24} />}
        title="No bed is open that night."
        action={mayBuild ? <PlaceButton to={places.settings}>Add beds in Settings</PlaceButton> : undefined}
      >
        {mayBuild ? undefined : 'An administrator adds rooms and beds in Settings.'}
      </EmptyState>
    );
  }
  return (
    <div className={css.board}>
      <Section title="Without a bed">
        {board.withoutBed.length === 0 ? (
          <Text c="dimmed">Everybody has a bed.</Text>
        ) : (
          <Stack gap="xs">
            {board.withoutBed.map(({ person, stayId }) => (
              <Button
                key={stayId}
                variant={chosen === stayId ? 'filled' : 'default'}
                justify="flex-start"
                h="auto"
                mih={42}
                px="sm"
                py={6}
                classNames={{ label: css.waiting ?? '' }}
                aria-pressed={chosen === stayId}
                onClick={() => choose(chosen === stayId ? undefined : stayId)}
              >
                {displayName(person)}
              </Button>
            ))}
            <Text size="sm" c="dimmed">
              {chosen === undefined ? 'Choose a person, then a free bed.' : 'Now choose a free bed.'}
            </Text>
          </Stack>
        )}
      </Section>
      <div className={css.rooms}>
        {byRoom(board.beds).map((room) => (
          <RoomOfBeds key={room.room} room={room} onFree={mayMove ? setFree : undefined} />
        ))}
      </div>
      {free === undefined ? null : (
        <MoveIn
          bed={free}
          board={board}
          stayId={chosen}
          onClose={() => setFree(undefined)}
          onMoved={() => choose(undefined)}
        />
      )}
    </div>
  );
}
