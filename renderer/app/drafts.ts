import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import { client } from './client.ts';

type Json = z.core.util.JSONType;

interface Unfinished {
  readonly key: string;
  readonly form: string;
  readonly title: string;
  readonly values: () => Record<string, Json> | undefined;
}

const open = new Set<Unfinished>();

/** Saves every form somebody has begun; called when the program locks. A draft the disk refuses must not keep it open. */
export async function saveDrafts(): Promise<void> {
  const saves = [...open].map(async ({ key, form, title, values }) => {
    const typed = values();
    if (typed) await client.drafts.save({ key, form, title, values: typed });
  });
  await Promise.allSettled(saves);
}

interface DraftOptions<Input extends FieldValues, Output> {
  /** Which form of which thing, `admit` or `check-in:PERSON`. */
  key: string;
  /** The form's name, `admit`; Today knows by it where an unfinished one opens. */
  form: string;
  /** What Today calls it, `Admitting somebody`: no names of people. */
  title: string;
  of: Pick<UseFormReturn<Input, unknown, Output>, 'getValues' | 'formState' | 'reset'>;
}

/** Keeps an unfinished form over a lock: saved when the program locks, put back when the form opens again. */
export function useDraft<Input extends FieldValues, Output>({ key, form, title, of }: DraftOptions<Input, Output>) {
  const cache = useQueryClient();
  const { getValues, reset, formState } = of;
  const dirty = useRef(false);
  const kept = useRef(false);
  const touched = formState.isDirty;
  useEffect(() => {
    dirty.current = touched;
  }, [touched]);

  useEffect(() => {
    const unfinished: Unfinished = {
      key,
      form,
      title,
      values: () => (dirty.current ? asJson(getValues()) : undefined),
    };
    open.add(unfinished);
    return () => void open.delete(unfinished);
  }, [key, form, title, getValues]);

  useEffect(() => {
    let here = true;
    void client.drafts.get({ key }).then(
      (draft) => {
        kept.current = draft !== null;
        if (here && draft && !dirty.current) reset({ ...getValues(), ...draft.values }, { keepDefaultValues: true });
      },
      () => undefined,
    );
    return () => void (here = false);
  }, [key, getValues, reset]);

  const discard = async (): Promise<void> => {
    dirty.current = false;
    if (!kept.current) return;
    kept.current = false;
    await client.drafts.discard({ key }).catch(() => undefined);
    await cache.invalidateQueries();
  };
  return { discard };
}

/** What a form holds, as it survives being written down: files and functions do not. */
function asJson(values: unknown): Record<string, Json> | undefined {
  const copy: unknown = JSON.parse(JSON.stringify(values));
  return isJsonObject(copy) ? copy : undefined;
}
const isJsonObject = (value: unknown): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
