import type { Screen } from './app/screens.ts';
import { screens as certification } from './certification/screens.ts';
import { screens as mentors } from './mentors/screens.ts';
import { screens as reports } from './reports/screens.ts';
import { screens as residents } from './residents/screens.ts';
import { screens as sessions } from './sessions/screens.ts';
import { screens as settings } from './settings/screens.ts';
import { screens as signIn } from './sign-in/screens.ts';
import { screens as today } from './today/screens.ts';

/** Every screen of the program: one line per feature (renderer/app/README.md). */
export const screens: readonly Screen[] = [
  ...signIn,
  ...today,
  ...residents,
  ...mentors,
  ...sessions,
  ...certification,
  ...reports,
  ...settings,
];
