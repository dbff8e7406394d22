import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import type { Saved } from '../../shared/contract/call.ts';
import { useAnnounce } from '../parts/Announce.tsx';
import { changeSentence, noteChange } from './changes.ts';
import { type Problem, problemOf } from './problems.ts';

interface DeedOptions<Output, Values extends FieldValues> {
  /** A refusal that names one of its fields is shown there. */
  form?: Pick<UseFormReturn<Values>, 'setError' | 'getValues'>;
  /** After it was saved and before the screen is fetched again: go somewhere, close the dialog. */
  done?: (output: Output) => void;
  /** Without toast and announcement, for many small saves in a row. */
  quiet?: boolean;
  /** `false` leaves fetching again to the caller. */
  refresh?: boolean;
}

export interface Deed<Input, Output> {
  /** The answer, or `undefined` when it was refused or not saved; never throws. */
  run: (input: Input) => Promise<Output | undefined>;
  readonly busy: boolean;
  /** What went wrong and belongs to no field; gone with the next try. */
  readonly problem: Problem | undefined;
  forget: () => void;
}

const savedOf = (output: unknown): Saved | undefined =>
  typeof output === 'object' && output !== null && 'saved' in output && isSaved(output.saved)
    ? output.saved
    : undefined;
const isSaved = (value: unknown): value is Saved =>
  typeof value === 'object' && value !== null && 'label' in value && typeof value.label === 'string';

/** Runs a call that changes something: undo toast, fresh screens, and errors in words where they belong. */
export function useDeed<Input, Output, Values extends FieldValues = FieldValues>(
  call: (input: Input) => Promise<Output>,
  options: DeedOptions<Output, Values> = {},
): Deed<Input, Output> {
  const { form, done, quiet = false, refresh = true } = options;
  const cache = useQueryClient();
  const announce = useAnnounce();
  const [problem, setProblem] = useState<Problem | undefined>();
  const mutation = useMutation({ mutationFn: (input: Input) => call(input) });

  const run = async (input: Input): Promise<Output | undefined> => {
    setProblem(undefined);
    try {
      const output = await mutation.mutateAsync(input);
      const saved = savedOf(output);
      if (saved && !quiet) {
        noteChange(saved);
        announce(changeSentence(saved.label));
      }
      done?.(output);
      if (refresh) void cache.invalidateQueries();
      return output;
    } catch (error) {
      const failed = problemOf(error);
      if (failed.kind === 'signed-out') void cache.invalidateQueries();
      const field = failed.field === undefined ? undefined : fieldOf(form?.getValues() ?? {}, failed.field);
      if (form && field !== undefined) {
        form.setError(field, { message: failed.sentence }, { shouldFocus: true });
      } else {
        setProblem(failed);
      }
      return undefined;
    }
  };
  const forget = useCallback(() => setProblem(undefined), []);
  return { run, busy: mutation.isPending, problem, forget };
}

/** The form's own name for a field of the call, when it has one: `person.birthDate` may be its plain `birthDate`. */
function fieldOf<Values extends FieldValues>(values: Values, field: string): Path<Values> | undefined {
  const last = field.split('.').at(-1) ?? field;
  const isField = (name: string): name is Path<Values> => Object.hasOwn(values, name.split('.')[0] ?? name);
  return [field, last].find(isField);
}

/** What a deed could not do and no field can show; announced when it appears. */
export function DeedProblem({ deed }: { deed: Pick<Deed<never, unknown>, 'problem'> }) {
  if (!deed.problem) return null;
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert" mb="md">
      {deed.problem.sentence}
    </Alert>
  );
}
