import { Button, Menu } from '@mantine/core';
import {
  IconBed,
  IconCertificate,
  IconDoorEnter,
  IconDoorExit,
  IconEdit,
  IconHeartHandshake,
  IconHistory,
  IconMessageCircle,
  IconPlus,
  IconStairs,
  IconUserStar,
} from '@tabler/icons-react';
import type { PersonPage } from '../../../shared/contract/residents.ts';
import { type Action, actionLabel, possibleActions } from './actions.ts';

const icons: Record<Action, typeof IconBed> = {
  'check-in': IconMessageCircle,
  bed: IconBed,
  phase: IconStairs,
  pair: IconHeartHandshake,
  'make-mentor': IconUserStar,
  'working-towards': IconCertificate,
  edit: IconEdit,
  correct: IconHistory,
  admit: IconDoorEnter,
  discharge: IconDoorExit,
};

interface AddMenuProps {
  page: PersonPage;
  opened: boolean;
  onOpened: (opened: boolean) => void;
  onChoose: (action: Action) => void;
}

/** *Add…*: everything that can be done for this person; Alt+N opens it, the arrows choose. */
export function AddMenu({ page, opened, onOpened, onChoose }: AddMenuProps) {
  return (
    <Menu opened={opened} onChange={onOpened} position="bottom-end" width={260} returnFocus>
      <Menu.Target>
        <Button leftSection={<IconPlus size={20} aria-hidden />} aria-keyshortcuts="Alt+N">
          Add…
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {possibleActions(page).map((action) => {
          const Icon = icons[action.id];
          return (
            <Menu.Item key={action.id} leftSection={<Icon size={20} aria-hidden />} onClick={() => onChoose(action.id)}>
              {actionLabel(action, page)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
