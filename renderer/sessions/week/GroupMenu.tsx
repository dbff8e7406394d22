import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowBackUp, IconCalendarOff, IconDots, IconPencil, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { SessionRow } from '../../../shared/contract/sessions.ts';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { places, useGo } from '../../app/places.tsx';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import { writeDay } from '../../parts/days.ts';
import { writeTime } from '../../parts/times.ts';
import { useToday } from '../../parts/Today.tsx';
import { PlanGroup } from '../plan/PlanGroup.tsx';

/** What staff can do with one group: change it, cancel it, put it back, print its sheet. */
export function GroupMenu({ group }: { group: SessionRow }) {
  const go = useGo();
  const today = useToday();
  const [open, setOpen] = useState<'cancel' | 'change' | undefined>();
  const close = (): void => setOpen(undefined);
  const cancel = useDeed(client.sessions.cancel, { done: close });
  const putBack = useDeed(client.sessions.putBack);
  const when = `${writeDay(group.startsAt.slice(0, 10), today)} at ${writeTime(group.startsAt.slice(11))}`;
  const cancelled = group.status === 'cancelled';
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={`More for ${group.title}, ${when}`}>
            <IconDots size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {cancelled ? (
            <Menu.Item
              leftSection={<IconArrowBackUp size={18} aria-hidden />}
              onClick={() => void putBack.run({ sessionId: group.id })}
            >
              Put it back
            </Menu.Item>
          ) : (
            <>
              <Menu.Item leftSection={<IconPencil size={18} aria-hidden />} onClick={() => setOpen('change')}>
                Change this one
              </Menu.Item>
              <Menu.Item
                leftSection={<IconPrinter size={18} aria-hidden />}
                onClick={() =>
                  go(`${places.sheets}?only=${encodeURIComponent(group.id)}&from=${group.startsAt.slice(0, 10)}`)
                }
              >
                Print its sheet
              </Menu.Item>
              <Menu.Item leftSection={<IconCalendarOff size={18} aria-hidden />} onClick={() => setOpen('cancel')}>
                Cancel this one
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={open === 'cancel'}
        title={`Cancel ${group.title}, ${when}?`}
        confirm="Cancel the group"
        cancel="Keep it"
        busy={cancel.busy}
        onClose={close}
        onConfirm={() => void cancel.run({ sessionId: group.id })}
      >
        <DeedProblem deed={cancel} />
        It will count for nobody. Other weeks stay as they are. You can put it back.
      </ConfirmDialog>
      <ConfirmDialog
        opened={putBack.problem !== undefined}
        title={`${group.title} is still cancelled`}
        confirm="Try again"
        busy={putBack.busy}
        onClose={putBack.forget}
        onConfirm={() => void putBack.run({ sessionId: group.id })}
      >
        {putBack.problem?.sentence}
      </ConfirmDialog>
      {open === 'change' ? <PlanGroup day={group.startsAt.slice(0, 10)} group={group} onClose={close} /> : null}
    </>
  );
}
