import { Autocomplete, SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Control, useController, useWatch } from 'react-hook-form';
import type { PersonRef } from '../../../shared/contract/views.ts';
import { displayName } from '../../../shared/rules/names.ts';
import { queries } from '../../app/client.ts';
import { ChoiceField, MultiSelectField, NumberField, TextField, TimeField } from '../../parts/fields.tsx';
import { useFieldError } from '../../parts/words.tsx';
import type { GroupForm } from './form.ts';

interface GroupFieldsProps {
  control: Control<GroupForm>;
  /** Who leads it already, also where they are no mentors any more. */
  leaders?: readonly PersonRef[];
  /** Day, or weekday and first day. */
  children: ReactNode;
}

/** Kind, topic, when, who leads, who is expected: the same for one day and for every week. */
export function GroupFields({ control, leaders = [], children }: GroupFieldsProps) {
  const who = useWatch({ control, name: 'who' });
  const mentors = useQuery(queries.mentors.list.queryOptions({ input: { who: 'present' } })).data?.rows ?? [];
  const people = useQuery(queries.residents.roster.queryOptions({ enabled: who === 'people' })).data?.people ?? [];
  const phases = useQuery(queries.house.get.queryOptions({ enabled: who === 'phases' })).data?.phases ?? [];
  return (
    <Stack gap="sm">
      <SimpleGrid cols={2}>
        <KindField control={control} />
        <TextField control={control} name="topic" label="Topic" description="If the kind does not say enough." />
      </SimpleGrid>
      {children}
      <SimpleGrid cols={2}>
        <TimeField control={control} name="time" label="Starts at" required />
        <NumberField control={control} name="minutes" label="Minutes" min={1} max={1440} required />
      </SimpleGrid>
      <MultiSelectField
        control={control}
        name="leaderIds"
        label="Led by"
        description="Their hours count by themselves."
        data={optionsOf([...leaders, ...mentors.map(({ person }) => person)])}
      />
      <ChoiceField
        control={control}
        name="who"
        label="Who is expected"
        options={[
          { value: 'everyone', label: 'Everyone in the house' },
          { value: 'phases', label: 'Residents of some phases' },
          { value: 'people', label: 'People by name' },
        ]}
      />
      {who === 'phases' ? (
        <MultiSelectField
          control={control}
          name="phaseIds"
          label="Phases"
          required
          data={phases.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      {who === 'people' ? (
        <MultiSelectField
          control={control}
          name="personIds"
          label="People"
          data={optionsOf(people.map(({ person }) => person))}
        />
      ) : null}
    </Stack>
  );
}

/** Known kinds to choose from; a new name makes a new kind. */
function KindField({ control }: { control: Control<GroupForm> }) {
  const sentence = useFieldError();
  const types = useQuery(queries.sessions.types.queryOptions()).data?.types ?? [];
  const {
    field: { ref, name, value, onChange, onBlur },
    fieldState,
  } = useController({ control, name: 'typeId' });
  return (
    <Autocomplete
      label="Kind of group"
      description="Choose one, or type a new one."
      size="md"
      required
      data={types.map(({ id }) => id)}
      name={name}
      ref={ref}
      value={value}
      onChange={onChange}
      onBlur={onBlur}
      error={sentence(fieldState.error?.message)}
      openOnFocus={false}
      data-autofocus
    />
  );
}

function optionsOf(people: readonly PersonRef[]) {
  const byId = new Map(people.map((person) => [person.id, { value: person.id, label: displayName(person) }]));
  return [...byId.values()];
}
