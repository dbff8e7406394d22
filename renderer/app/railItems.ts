import {
  IconBed,
  IconCertificate,
  IconChartBar,
  IconHeartHandshake,
  IconSettings,
  IconSun,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Role } from '../../shared/records/users.ts';
import { places } from './places.tsx';

export interface RailItem {
  readonly to: string;
  readonly label: string;
  readonly icon: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>;
}

const today: RailItem = { to: places.today, label: 'Today', icon: IconSun };
const groups: RailItem = { to: places.groups, label: 'Groups', icon: IconUsersGroup };
const staff: readonly RailItem[] = [
  today,
  { to: places.residents, label: 'Residents', icon: IconUsers },
  { to: places.mentors, label: 'Mentors', icon: IconHeartHandshake },
  groups,
  { to: places.certification, label: 'Certification', icon: IconCertificate },
  { to: places.reports, label: 'Reports', icon: IconChartBar },
  { to: places.settings, label: 'Settings', icon: IconSettings },
];
const mentor: readonly RailItem[] = [
  today,
  groups,
  { to: places.myPeople, label: 'My people', icon: IconHeartHandshake },
  { to: places.myCertification, label: 'My certification', icon: IconCertificate },
];

/** The left rail of a role (DESIGN 5). What a role has no business with is not there at all. */
export const railOf: Readonly<Record<Role, readonly RailItem[]>> = {
  administrator: staff,
  staff,
  mentor,
  viewer: [],
};

/** Icons of what a search finds. */
export const foundIcons = {
  resident: IconUsers,
  'former-resident': IconUsers,
  mentor: IconHeartHandshake,
  group: IconUsersGroup,
  bed: IconBed,
  program: IconCertificate,
} as const;
