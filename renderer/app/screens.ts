import type { ComponentType } from 'react';
import type { Permission } from '../../shared/rules/permissions.ts';

/** One screen of a feature: where it is, what it is called, who may open it, and how its code is fetched. */
export interface Screen {
  /** A path of the router, `$name` for what varies: `/residents/$personId`. */
  readonly path: string;
  /** The window's title. Never a person's name: it stands in the task bar. */
  readonly title: string;
  /** Without one, whoever is signed in. */
  readonly needs?: Permission;
  /** `shell` has rail and top bar; `window` has the whole window to itself; `door` stands before the sign-in. */
  readonly frame?: 'shell' | 'window' | 'door';
  readonly load: () => Promise<{ default: ComponentType }>;
}
