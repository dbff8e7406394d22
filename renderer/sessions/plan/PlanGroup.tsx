import type { SessionRow } from '../../../shared/contract/sessions.ts';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useRecordForm } from '../../app/form.ts';
import { DayField } from '../../parts/fields.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { formOf, groupFormSchema, newGroupForm, onceOf } from './form.ts';
import { GroupFields } from './GroupFields.tsx';
import { useKind } from './useKind.ts';

interface PlanGroupProps {
  day: string;
  /** The group to change; without one a new one is planned. */
  group?: SessionRow;
  onClose: () => void;
}

/** Plans a group that happens once, or changes one day of a weekly one. */
export function PlanGroup({ day, group, onClose }: PlanGroupProps) {
  const leaders = group?.leaders ?? [];
  const ids = leaders.map(({ id }) => id);
  const form = useRecordForm(groupFormSchema, { ...(group ? formOf(group, ids) : newGroupForm), repeats: 'once', day });
  const kind = useKind();
  const plan = useDeed(client.sessions.plan, { form, done: onClose });
  const change = useDeed(client.sessions.change, { form, done: onClose });
  const deed = group ? change : plan;
  return (
    <FormDialog
      title={group ? `Change ${group.title}` : 'Plan a group'}
      submit={group ? 'Save' : 'Plan'}
      busy={deed.busy || kind.deed.busy}
      problem={
        <>
          <DeedProblem deed={kind.deed} />
          <DeedProblem deed={deed} />
        </>
      }
      onClose={onClose}
      onSubmit={form.handleSubmit(async (values) => {
        if (!(await kind.ensure(values.typeId))) return;
        if (group) await change.run({ ...onceOf(values), sessionId: group.id });
        else await plan.run(onceOf(values));
      })}
    >
      <GroupFields control={form.control} leaders={leaders}>
        <DayField control={form.control} name="day" label="Day" required />
      </GroupFields>
    </FormDialog>
  );
}
