import { Tabs } from '@mantine/core';
import type { ComponentType } from 'react';
import type { Permission } from '../../shared/rules/permissions.ts';
import { may } from '../../shared/rules/permissions.ts';
import { useAddressState } from '../app/places.tsx';
import { useSignedIn } from '../app/session.tsx';
import { Page } from '../parts/Page.tsx';
import { PageHeader } from '../parts/PageHeader.tsx';
import { About } from './About.tsx';
import { Backups } from './backups/Backups.tsx';
import { Beds } from './beds/Beds.tsx';
import { History } from './history/History.tsx';
import { House } from './House.tsx';
import { Imports } from './Imports.tsx';
import { People } from './people/People.tsx';
import { Phases } from './Phases.tsx';

interface Part {
  readonly key: string;
  readonly label: string;
  readonly needs: Permission;
  readonly content: ComponentType;
}

const parts: readonly Part[] = [
  { key: 'house', label: 'The house', needs: 'house.change', content: House },
  { key: 'phases', label: 'Phases', needs: 'house.change', content: Phases },
  { key: 'beds', label: 'Beds', needs: 'house.change', content: Beds },
  { key: 'people', label: 'People who sign in', needs: 'users.close', content: People },
  { key: 'backups', label: 'Backups', needs: 'backups.see', content: Backups },
  { key: 'history', label: 'History', needs: 'history.see', content: History },
  { key: 'imports', label: 'What was brought in', needs: 'house.change', content: Imports },
  { key: 'about', label: 'About', needs: 'house.see', content: About },
];

/** Everything about the house itself; what somebody may not change is not there. */
export default function Settings() {
  const { role } = useSignedIn();
  const mine = parts.filter(({ needs }) => may(role, needs));
  const [part, setPart] = useAddressState('part', mine[0]?.key ?? 'about');
  return (
    <Page>
      <PageHeader title="Settings" />
      <Tabs value={part} onChange={(next) => setPart(next ?? 'about')} keepMounted={false}>
        <Tabs.List mb="lg">
          {mine.map(({ key, label }) => (
            <Tabs.Tab key={key} value={key}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {mine.map(({ key, content: Content }) => (
          <Tabs.Panel key={key} value={key}>
            <Content />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}
