import { SimpleGrid } from '@mantine/core';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useRecordForm } from '../../app/form.ts';
import { DayField, SelectField } from '../../parts/fields.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { useToday } from '../../parts/Today.tsx';
import { formOf, type GroupForm, groupFormSchema, newGroupForm, weeklyOf } from '../plan/form.ts';
import { GroupFields } from '../plan/GroupFields.tsx';
import { useKind } from '../plan/useKind.ts';
import { weekdayOptions } from '../words.ts';
import type { Weekly } from './columns.tsx';

/** Adds a group that comes back every week, changes it, or ends it by giving it a last day. */
export function WeeklyGroupForm({ group, onClose }: { group?: Weekly; onClose: () => void }) {
  const today = useToday();
  const form = useRecordForm(
    groupFormSchema,
    group ? filledIn(group) : { ...newGroupForm, repeats: 'weekly', since: today },
  );
  const kind = useKind();
  const { dirtyFields } = form.formState;
  const save = useDeed(client.sessions.saveWeekly, { form });
  const end = useDeed(client.sessions.endWeekly, { form });
  return (
    <FormDialog
      title={group ? `Change ${group.title}` : 'Add a weekly group'}
      submit={group ? 'Save' : 'Add'}
      busy={save.busy || kind.deed.busy || end.busy}
      problem={
        <>
          <DeedProblem deed={kind.deed} />
          <DeedProblem deed={end} />
          <DeedProblem deed={save} />
        </>
      }
      onClose={onClose}
      onSubmit={form.handleSubmit(async (values) => {
        if (!(await kind.ensure(values.typeId))) return;
        const { until } = values;
        const ends = group !== undefined && until !== undefined && until !== group.until;
        if (!ends || Object.keys(dirtyFields).some((name) => name !== 'until')) {
          if (!(await save.run(weeklyOf({ ...values, until: ends ? group.until : until }, group?.id)))) return;
        }
        // Ending also takes away what was planned beyond the last day.
        if (ends && !(await end.run({ weeklyGroupId: group.id, until }))) return;
        onClose();
      })}
    >
      <GroupFields control={form.control} leaders={group?.leaders ?? []}>
        <SelectField
          control={form.control}
          name="weekday"
          label="Every"
          data={weekdayOptions}
          required
          allowDeselect={false}
        />
        <SimpleGrid cols={group ? 2 : 1}>
          <DayField control={form.control} name="since" label="First day" required />
          {group ? <DayField control={form.control} name="until" label="Last day" lean="future" /> : null}
        </SimpleGrid>
      </GroupFields>
    </FormDialog>
  );
}

function filledIn(group: Weekly) {
  const weekday = groupFormSchema.shape.weekday.parse(String(group.weekday));
  const { since, until } = group;
  const ids = group.leaders.map(({ id }) => id);
  return {
    ...formOf(group, ids),
    repeats: 'weekly',
    weekday,
    since,
    ...(until !== undefined && { until }),
  } satisfies GroupForm;
}
