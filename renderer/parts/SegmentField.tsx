import { Input, SegmentedControl } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import { useFieldError } from './words.tsx';

interface SegmentFieldProps<Values extends FieldValues, Output> {
  control: Control<Values, unknown, Output>;
  name: FieldPath<Values>;
  label: string;
  options: { value: string; label: string }[];
  /** Takes the focus when the form opens; Enter then saves it as it stands. */
  autoFocus?: boolean;
}

/** One of a few short answers side by side: arrows choose, Enter sends the form. */
export function SegmentField<Values extends FieldValues, Output>(props: SegmentFieldProps<Values, Output>) {
  const { control, name, label, options, autoFocus = false } = props;
  const sentence = useFieldError();
  const { field, fieldState } = useController({ control, name });
  const group = useRef<HTMLDivElement>(null);
  const labelId = useId();
  const value: unknown = field.value;
  useEffect(() => {
    if (autoFocus) group.current?.querySelector<HTMLInputElement>('input:checked')?.focus();
  }, [autoFocus]);
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      labelProps={{ id: labelId }}
      error={sentence(fieldState.error?.message)}
    >
      <SegmentedControl
        ref={group}
        fullWidth
        aria-labelledby={labelId}
        data={options}
        value={typeof value === 'string' ? value : ''}
        onChange={field.onChange}
        onBlur={field.onBlur}
        name={name}
      />
    </Input.Wrapper>
  );
}
