import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect } from 'react';
import { type DefaultValues, type FieldValues, useForm, type UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';

type Issue = Parameters<z.core.$ZodErrorMap>[0];

/** A form whose rules are a schema of `shared/`; what it hands over has been parsed. */
export function useRecordForm<Input extends FieldValues, Output extends FieldValues>(
  schema: z.ZodType<Output, Input>,
  defaultValues: DefaultValues<Input>,
): UseFormReturn<Input, unknown, Output> {
  return useForm<Input, unknown, Output>({
    resolver: zodResolver<Input, unknown, Output>(schema, { error: codeOf }),
    defaultValues,
    mode: 'onSubmit',
    reValidateMode: 'onChange',
  });
}

/** A form that stays on the screen after it was saved: it follows its record, so that undo is seen in it. */
export function useFollowingForm<Input extends FieldValues, Output extends FieldValues>(
  schema: z.ZodType<Output, Input>,
  record: DefaultValues<Input>,
): UseFormReturn<Input, unknown, Output> {
  const form = useRecordForm(schema, record);
  const { reset } = form;
  useEffect(() => reset(record), [reset, record]);
  return form;
}

/** zod's own findings as codes of `fieldWords.ts`; a schema's own code, where it has one, comes before this. */
function codeOf(issue: Issue): string {
  if (issue.input === undefined || issue.input === null || issue.input === '') return 'required';
  if (issue.code === 'too_big')
    return issue.origin === 'string' ? `too-long:${String(issue.maximum)}` : `at-most:${String(issue.maximum)}`;
  if (issue.code === 'too_small') return issue.origin === 'string' ? 'required' : `at-least:${String(issue.minimum)}`;
  return 'does-not-fit';
}
