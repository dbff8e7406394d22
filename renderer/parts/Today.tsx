import { createContext, useContext } from 'react';
import { todayIn } from './days.ts';

const TodayContext = createContext<string | undefined>(undefined);

/** Set by the shell: the calendar day in the house's time zone, `YYYY-MM-DD`. */
export const TodayProvider = TodayContext.Provider;

/** Today at the house, `YYYY-MM-DD`; the computer's own day until the shell has said which it is. */
export function useToday(): string {
  return useContext(TodayContext) ?? todayIn(undefined, new Date());
}
