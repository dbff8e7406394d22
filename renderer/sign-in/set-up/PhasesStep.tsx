import { ActionIcon, Button, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { type UseFormReturn, useFieldArray } from 'react-hook-form';
import { NumberField, TextField } from '../../parts/fields.tsx';
import css from './SetUp.module.css';
import type { SetUpValues } from './setUpForm.ts';

/** The phases residents go through, in order; Recovery Kentucky's until somebody says otherwise. */
export function PhasesStep({ form: { control } }: { form: Pick<UseFormReturn<SetUpValues>, 'control'> }) {
  const { fields, append, remove, swap } = useFieldArray({ control, name: 'phases' });
  return (
    <Stack>
      <Text c="dimmed">
        These are Recovery Kentucky’s, in order. Call them what your house calls them; the days are how long each
        usually takes.
      </Text>
      {fields.map((field, at) => (
        <div key={field.id} className={`${css.row} ${css.phases}`}>
          <TextField
            control={control}
            name={`phases.${at}.name`}
            aria-label={`Name of phase ${at + 1}`}
            autoFocus={at === 0}
          />
          <NumberField
            control={control}
            name={`phases.${at}.typicalDays`}
            aria-label={`Usual days in phase ${at + 1}`}
            placeholder="any"
            suffix=" days"
            min={0}
            max={2000}
          />
          <ActionIcon aria-label={`Phase ${at + 1} earlier`} disabled={at === 0} onClick={() => swap(at, at - 1)}>
            <IconArrowUp size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon
            aria-label={`Phase ${at + 1} later`}
            disabled={at === fields.length - 1}
            onClick={() => swap(at, at + 1)}
          >
            <IconArrowDown size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={`Take phase ${at + 1} away`} onClick={() => remove(at)}>
            <IconX size={18} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button variant="subtle" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => append({ name: '' })}>
          Add a phase
        </Button>
      </div>
    </Stack>
  );
}
