import { addDays } from '../../shared/rules/calendar.ts';
import { os } from './gate.ts';
import { markingCalls } from './sessions/marking.ts';
import { planningCalls } from './sessions/planning.ts';
import { sheetCalls } from './sessions/sheets.ts';
import { sessionsBetween } from './sessions/view.ts';
import { weeklyGroupCalls } from './weekly-groups.ts';

export { missingSheets } from './sessions/sheets.ts';
export { rollOf, sessionsBetween } from './sessions/view.ts';

const longestCalendar = 92;

/** Groups: their kinds, their weeks, their rolls, their paper. */
export const sessionsCalls = {
  ...weeklyGroupCalls,
  ...planningCalls,
  ...markingCalls,
  ...sheetCalls,

  calendar: os.sessions.calendar.handler(({ context: { desk }, input: { from, to } }) => {
    const last = addDays(from, longestCalendar - 1);
    return { sessions: [...sessionsBetween(desk, from, to < last ? to : last)] };
  }),
};
