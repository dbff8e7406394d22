import { IconClipboardText, IconMessageCircle, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { isStaff } from '../../shared/rules/permissions.ts';
import { Answered } from '../app/Answered.tsx';
import { queries } from '../app/client.ts';
import { PlaceButton, places } from '../app/places.tsx';
import { useMay, useSignedIn } from '../app/session.tsx';
import { Page } from '../parts/Page.tsx';
import { PageHeader } from '../parts/PageHeader.tsx';
import { BackupTroubles } from './BackupTroubles.tsx';
import { DueList } from './DueList.tsx';
import { GroupsToday } from './GroupsToday.tsx';
import { MyHours } from './MyHours.tsx';
import css from './Today.module.css';
import { Tonight } from './Tonight.tsx';
import { longDay } from './days.ts';
import { Unfinished } from './Unfinished.tsx';
import { WalksToday } from './WalksToday.tsx';

/** The day at a glance: groups, at most seven things due, tonight's house (SCREENS, "Today"). */
export default function Today() {
  const { today, role } = useSignedIn();
  const maySeeBackups = useMay('backups.see');
  const query = useQuery(queries.today.get.queryOptions());
  return (
    <Page>
      <PageHeader title="Today" sub={longDay(today)} actions={<Beginnings />} />
      <Answered query={query} lines={8}>
        {(page) => (
          <div className={css.columns}>
            <div className={css.stack}>
              {maySeeBackups ? <BackupTroubles /> : null}
              <GroupsToday groups={page.groups} />
              <DueList due={page.due} more={page.dueMore} tonight={page.tonight?.in} isStaff={isStaff(role)} />
              <Unfinished drafts={page.unfinished} />
            </div>
            <div className={css.stack}>
              {page.tonight ? <Tonight tonight={page.tonight} /> : null}
              {page.walks ? <WalksToday walks={page.walks} /> : null}
              {page.hoursWaiting === undefined ? null : <MyHours waiting={page.hoursWaiting} />}
            </div>
          </div>
        )}
      </Answered>
    </Page>
  );
}

/** What most days begin with. */
function Beginnings() {
  const mayAdmit = useMay('residents.change');
  const mayLog = useMay('contacts.log');
  const mayMark = useMay('groups.mark');
  return (
    <>
      {mayMark ? (
        <PlaceButton
          to={places.enterSheets}
          variant="default"
          leftSection={<IconClipboardText size={20} aria-hidden />}
        >
          Enter sheets
        </PlaceButton>
      ) : null}
      {mayLog ? (
        <PlaceButton to={places.checkIn()} variant="default" leftSection={<IconMessageCircle size={20} aria-hidden />}>
          Check-in
        </PlaceButton>
      ) : null}
      {mayAdmit ? (
        <PlaceButton to={places.admit} variant="default" leftSection={<IconUserPlus size={20} aria-hidden />}>
          Admit
        </PlaceButton>
      ) : null}
    </>
  );
}
