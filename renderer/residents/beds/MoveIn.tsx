import { Stack } from '@mantine/core';
import { z } from 'zod';
import type { BedRef } from '../../../shared/contract/views.ts';
import { daySchema, idSchema } from '../../../shared/records/primitives.ts';
import { bedLabel, displayName } from '../../../shared/rules/names.ts';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useRecordForm } from '../../app/form.ts';
import { PlaceLink, places } from '../../app/places.tsx';
import { DayField, SelectField } from '../../parts/fields.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import type { Board } from './rooms.ts';

const moveInSchema = z.object({ stayId: idSchema, from: daySchema });

interface MoveInProps {
  bed: BedRef;
  board: Board;
  /** The person already chosen on the left. */
  stayId: string | undefined;
  onClose: () => void;
  onMoved: () => void;
}

/** Somebody of the house into a free bed: who has none comes first. */
export function MoveIn({ bed, board, stayId, onClose, onMoved }: MoveInProps) {
  const form = useRecordForm(moveInSchema, { from: board.on, ...(stayId !== undefined && { stayId }) });
  const move = useDeed(client.residents.moveBed, {
    form,
    done: () => {
      onMoved();
      onClose();
    },
  });
  const housed = board.beds.flatMap(({ bed: from, occupant }) =>
    occupant ? [{ value: occupant.stayId, label: `${displayName(occupant.person)}, now in ${bedLabel(from)}` }] : [],
  );
  const unhoused = board.withoutBed.map(({ person, stayId: value }) => ({ value, label: displayName(person) }));
  const people = [
    ...(unhoused.length === 0 ? [] : [{ group: 'Without a bed', items: unhoused }]),
    { group: 'Moving from another bed', items: housed.sort((a, b) => a.label.localeCompare(b.label)) },
  ];
  return (
    <FormDialog
      title={`Move someone into ${bedLabel(bed)}`}
      submit="Move in"
      busy={move.busy}
      problem={<DeedProblem deed={move} />}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => move.run({ ...values, bedId: bed.id }))}
    >
      <Stack gap="md">
        <SelectField
          control={form.control}
          name="stayId"
          label="Who"
          placeholder="Choose a person"
          data={people}
          searchable
          required
          data-autofocus
        />
        <DayField control={form.control} name="from" label="First night there" lean="past" required />
        <PlaceLink to={`${places.admit}?bed=${encodeURIComponent(bed.id)}`}>Admit somebody new into this bed</PlaceLink>
      </Stack>
    </FormDialog>
  );
}
