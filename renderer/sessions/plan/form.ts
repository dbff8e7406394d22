import { z } from 'zod';
import type { SessionRow } from '../../../shared/contract/sessions.ts';
import {
  daySchema,
  idSchema,
  minutesSchema,
  nameSchema,
  textSchema,
  timeOfDaySchema,
} from '../../../shared/records/primitives.ts';
import type { Expected } from '../../../shared/records/sessions.ts';

/** The form of a group: on one day, or back every week since a day. Only one of the two halves of dates is filled in. */
export const groupFormSchema = z
  .object({
    repeats: z.enum(['once', 'weekly']),
    /** A kind of group, known or new: its name is its key. */
    typeId: nameSchema.pipe(idSchema),
    topic: textSchema.optional(),
    time: timeOfDaySchema,
    minutes: minutesSchema.min(1),
    leaderIds: z.array(idSchema),
    who: z.enum(['everyone', 'phases', 'people']),
    phaseIds: z.array(idSchema),
    personIds: z.array(idSchema),
    day: daySchema.optional(),
    weekday: z.enum(['1', '2', '3', '4', '5', '6', '7']).optional(),
    since: daySchema.optional(),
    until: daySchema.optional(),
  })
  .refine(({ who, phaseIds }) => who !== 'phases' || phaseIds.length > 0, { path: ['phaseIds'], error: 'required' })
  .refine(({ repeats, day }) => repeats === 'weekly' || day !== undefined, { path: ['day'], error: 'required' })
  .refine(({ repeats, weekday }) => repeats === 'once' || weekday !== undefined, {
    path: ['weekday'],
    error: 'required',
  })
  .refine(({ repeats, since }) => repeats === 'once' || since !== undefined, { path: ['since'], error: 'required' });
export type GroupForm = z.infer<typeof groupFormSchema>;

/** What a new group begins with. */
export const newGroupForm = {
  typeId: '',
  minutes: 60,
  leaderIds: [],
  who: 'everyone' as const,
  phaseIds: [],
  personIds: [],
};

/** The form's fields for a group as it is. */
export function formOf(
  group: Pick<SessionRow, 'typeId' | 'topic' | 'minutes' | 'expected'> & { readonly startsAt: string },
  leaderIds: readonly string[],
) {
  const { typeId, topic, minutes, startsAt, expected = { who: 'everyone' } } = group;
  return {
    typeId,
    ...(topic !== undefined && { topic }),
    minutes,
    time: startsAt.slice(-5),
    leaderIds: [...leaderIds],
    who: expected.who,
    phaseIds: expected.who === 'phases' ? [...expected.phaseIds] : [],
    personIds: expected.who === 'people' ? [...expected.personIds] : [],
  };
}

/** Who a form says is expected. */
export function expectedOf({ who, phaseIds, personIds }: Pick<GroupForm, 'who' | 'phaseIds' | 'personIds'>): Expected {
  if (who === 'phases') return { who, phaseIds };
  return who === 'people' ? { who, personIds } : { who };
}

function planOf(form: GroupForm) {
  const { typeId, topic, minutes, leaderIds } = form;
  return { typeId, minutes, leaderIds, expected: expectedOf(form), ...(topic !== undefined && { topic }) };
}

/** A group on one day, as the contract plans it. */
export const onceOf = (form: GroupForm) => ({ ...planOf(form), startsAt: `${form.day ?? ''}T${form.time}` });

/** A weekly group as the contract saves it; without `id` a new one. */
export function weeklyOf(form: GroupForm, id: string | undefined) {
  const { weekday, time, since = '', until } = form;
  return {
    ...planOf(form),
    ...(id !== undefined && { id }),
    weekday: Number(weekday),
    startsAt: time,
    since,
    ...(until !== undefined && { until }),
  };
}
