import {
  Checkbox,
  type CheckboxProps,
  MultiSelect,
  type MultiSelectProps,
  NumberInput,
  type NumberInputProps,
  Radio,
  type RadioGroupProps,
  Select,
  type SelectProps,
  Stack,
  Switch,
  type SwitchProps,
  Textarea,
  type TextareaProps,
  TextInput,
  type TextInputProps,
} from '@mantine/core';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import { readDay } from './days.ts';
import { DayInput, type DayInputProps } from './DayInput.tsx';
import { PassphraseInput, type PassphraseInputProps } from './PassphraseInput.tsx';
import { TimeInput, type TimeInputProps } from './TimeInput.tsx';
import { readTime } from './times.ts';
import { useToday } from './Today.tsx';
import { useFieldError } from './words.tsx';

interface Bound<Values extends FieldValues> {
  control: Control<Values>;
  name: FieldPath<Values>;
}
type Without<Props> = Omit<Props, 'value' | 'defaultValue' | 'checked' | 'onChange' | 'error' | 'name' | 'form'>;

function useField<Values extends FieldValues>({ control, name }: Bound<Values>) {
  const sentence = useFieldError();
  const { field, fieldState } = useController({ control, name });
  const value: unknown = field.value;
  const change: (next: unknown) => void = field.onChange;
  const shared = { name: field.name, onBlur: field.onBlur, ref: field.ref, error: sentence(fieldState.error?.message) };
  return { value, change, shared, touched: fieldState.isTouched };
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
const asOptional = (text: string): string | undefined => (text === '' ? undefined : text);

/** One line of text; emptied, the value is `undefined`, as the schemas want it. */
export function TextField<Values extends FieldValues>({
  control,
  name,
  ...input
}: Bound<Values> & Without<TextInputProps>) {
  const { value, change, shared } = useField({ control, name });
  return (
    <TextInput
      autoComplete="off"
      {...input}
      {...shared}
      value={asText(value)}
      onChange={(event) => change(asOptional(event.currentTarget.value))}
    />
  );
}

/** Several lines of text. */
export function LongTextField<Values extends FieldValues>({
  control,
  name,
  ...input
}: Bound<Values> & Without<TextareaProps>) {
  const { value, change, shared } = useField({ control, name });
  return (
    <Textarea
      {...input}
      {...shared}
      value={asText(value)}
      onChange={(event) => change(asOptional(event.currentTarget.value))}
    />
  );
}

/** One of a list; searchable when the list is long. */
export function SelectField<Values extends FieldValues>({
  control,
  name,
  ...input
}: Bound<Values> & Without<SelectProps>) {
  const { value, change, shared } = useField({ control, name });
  const long = (input.data?.length ?? 0) > 8;
  return (
    <Select
      searchable={long}
      nothingFoundMessage="Nothing found"
      {...input}
      {...shared}
      value={typeof value === 'string' ? value : null}
      onChange={(next: string | null) => change(next ?? undefined)}
    />
  );
}

/** Several of a list. */
export function MultiSelectField<Values extends FieldValues>({
  control,
  name,
  ...input
}: Bound<Values> & Without<MultiSelectProps>) {
  const { value, change, shared } = useField({ control, name });
  const chosen = Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
  return (
    <MultiSelect
      searchable
      nothingFoundMessage="Nothing found"
      {...input}
      {...shared}
      value={chosen}
      onChange={change}
    />
  );
}

/** One of a few, all in sight. */
export function ChoiceField<Values extends FieldValues>({
  control,
  name,
  options,
  ...group
}: Bound<Values> &
  Without<Omit<RadioGroupProps, 'children'>> & {
    options: readonly { value: string; label: string; description?: string }[];
  }) {
  const { value, change, shared } = useField({ control, name });
  const { ref, ...rest } = shared;
  return (
    <Radio.Group {...group} {...rest} value={asText(value)} onChange={change}>
      <Stack gap="xs" mt="xs">
        {options.map((option, at) => (
          <Radio key={option.value} {...option} {...(at === 0 && { ref })} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** What could not be read stays in the form as it was typed, so that the schema refuses it: an optional date must not vanish silently. */
const orTyped = (read: string | undefined, typed: string): string | undefined => read ?? asOptional(typed.trim());

/** A date: `YYYY-MM-DD` or `undefined`. */
export function DayField<Values extends FieldValues>({
  control,
  name,
  ...input
}: Bound<Values> & Without<DayInputProps>) {
  const { value, change, shared } = useField({ control, name });
  const today = useToday();
  const day = typeof value === 'string' && readDay(value, today) === value ? value : undefined;
  return <DayInput {...input} {...shared} value={day} onChange={(read, typed) => change(orTyped(read, typed))} />;
}

/** A time of day: `HH:MM` or `undefined`. */
export function TimeField<Values extends FieldValues>({
  control,
  name,
  ...input
}: Bound<Values> & Without<TimeInputProps>) {
  const { value, change, shared } = useField({ control, name });
  const time = typeof value === 'string' && readTime(value) === value ? value : undefined;
  return <TimeInput {...input} {...shared} value={time} onChange={(read, typed) => change(orTyped(read, typed))} />;
}

/** A number or `undefined`. */
export function NumberField<Values extends FieldValues>({
  control,
  name,
  ...input
}: Bound<Values> & Without<NumberInputProps>) {
  const { value, change, shared } = useField({ control, name });
  return (
    <NumberInput
      {...input}
      {...shared}
      value={typeof value === 'number' ? value : ''}
      onChange={(next) => change(typeof next === 'number' ? next : undefined)}
    />
  );
}

/** On or off, at once. */
export function SwitchField<Values extends FieldValues>({
  control,
  name,
  ...input
}: Bound<Values> & Without<SwitchProps>) {
  const { value, change, shared } = useField({ control, name });
  return (
    <Switch {...input} {...shared} checked={value === true} onChange={(event) => change(event.currentTarget.checked)} />
  );
}

/** A yes in a form. */
export function CheckField<Values extends FieldValues>({
  control,
  name,
  ...input
}: Bound<Values> & Without<CheckboxProps>) {
  const { value, change, shared } = useField({ control, name });
  return (
    <Checkbox
      {...input}
      {...shared}
      checked={value === true}
      onChange={(event) => change(event.currentTarget.checked)}
    />
  );
}

/** A passphrase, with its strength where one is being chosen. */
export function PassphraseField<Values extends FieldValues>({
  control,
  name,
  ...input
}: Bound<Values> & Without<PassphraseInputProps>) {
  const { value, change, shared } = useField({ control, name });
  return <PassphraseInput {...input} {...shared} value={asText(value)} onChange={change} />;
}
