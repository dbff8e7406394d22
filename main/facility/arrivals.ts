import type { ArrivalsInput } from '../../shared/contract/arrivals.ts';
import { applyArrivals } from '../../shared/exchange/arrivals/apply.ts';
import { planArrivals } from '../../shared/exchange/arrivals/plan.ts';
import type { ArrivalsPlan } from '../../shared/exchange/arrivals/plan.ts';
import type { Desk } from './context.ts';
import { recordImport } from './exchange.ts';
import { os } from './gate.ts';
import { refuse } from './refused.ts';
import { settleAll } from './walls.ts';

/** Pasting who lives here (EXCHANGE): read, asked about, and brought in as one step that can be undone. */
export const arrivalsCalls = {
  preview: os.arrivals.preview.handler(({ context: { desk }, input }) => planFor(desk, input).preview),

  bringIn: os.arrivals.bringIn.handler(async ({ context: { desk }, input }) => {
    const count = planFor(desk, input).arrivals.length;
    const label = `bringing in ${count === 1 ? 'one person' : `${count} people`}`;
    const saved = await desk.changeAsStaff({ action: 'arrivals.bringIn', label }, (draft) => {
      const plan = planFor(desk, input);
      holdUntilClear(plan);
      if (plan.arrivals.length === 0) return;
      applyArrivals(plan, draft, desk.today, () => desk.newId());
      settleAll(draft, desk.today);
      recordImport(desk, draft, 'a pasted list', plan.arrivals.length);
    });
    return { saved };
  }),
};

function planFor(desk: Desk, input: ArrivalsInput): ArrivalsPlan {
  return planArrivals(input, desk.staffState(), desk.today) ?? refuse('table-unreadable', { field: 'text' });
}

/** Nothing comes in while something is asked, unsure or wrong. */
function holdUntilClear({ preview: { questions, counts }, hasNames }: ArrivalsPlan): void {
  if (!hasNames) refuse('paste-needs-names', { field: 'columns' });
  const open = questions.length + counts.unsure + counts.refused;
  if (open > 0) refuse('import-refused', { facts: { count: open } });
}
