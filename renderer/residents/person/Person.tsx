import { Tabs } from '@mantine/core';
import { usePrefetchQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonPage } from '../../../shared/contract/residents.ts';
import { Answered } from '../../app/Answered.tsx';
import { queries } from '../../app/client.ts';
import { places, useAddressState, useGo, usePathParam } from '../../app/places.tsx';
import { useShortcuts } from '../../app/shortcuts.ts';
import { Page } from '../../parts/Page.tsx';
import { type Action } from './actions.ts';
import { AddMenu } from './AddMenu.tsx';
import { ChangePhase } from './ChangePhase.tsx';
import { Confidential } from './Confidential.tsx';
import { Details } from './Details.tsx';
import { Discharge } from './Discharge.tsx';
import { MoveBed } from './MoveBed.tsx';
import css from './Person.module.css';
import { PersonHeader } from './PersonHeader.tsx';
import { inOrder } from './phases.ts';
import { Stays } from './Stays.tsx';
import { ThisWeek } from './ThisWeek.tsx';
import { Timeline } from './Timeline.tsx';

/** One person: everything that happened and everything that can be done. */
export default function Person() {
  const personId = usePathParam('personId');
  const query = useQuery(queries.residents.get.queryOptions({ input: { personId } }));
  return (
    <Page>
      <Answered query={query} lines={10}>
        {(page) => <PersonView key={page.person.id} page={page} />}
      </Answered>
    </Page>
  );
}

type Dialog = 'bed' | 'phase' | 'discharge';

function PersonView({ page }: { page: PersonPage }) {
  const go = useGo();
  const house = useQuery(queries.house.get.queryOptions());
  const bedsQuery = useQuery(queries.house.beds.queryOptions());
  const phases = inOrder(house.data?.phases ?? []);
  const [menu, setMenu] = useState(false);
  const [dialog, setDialog] = useState<Dialog | undefined>();
  const [tab, setTab] = useAddressState('tab', 'timeline');
  const { person, previous, next, present } = page;
  usePrefetchQuery(queries.residents.get.queryOptions({ input: { personId: next?.id ?? person.id } }));
  usePrefetchQuery(queries.residents.get.queryOptions({ input: { personId: previous?.id ?? person.id } }));

  const step = (to: typeof next): void => {
    if (to && dialog === undefined) go(places.person(to.id), { replace: true });
  };
  useShortcuts([
    { keys: 'alt+N', label: 'Add… for this person', run: () => dialog === undefined && setMenu(true) },
    { keys: 'alt+ArrowDown', label: 'Next person', run: () => step(next) },
    { keys: 'alt+ArrowUp', label: 'Previous person', run: () => step(previous) },
  ]);

  const choose = (action: Action): void => {
    const elsewhere: Partial<Record<Action, string>> = {
      'check-in': places.checkIn(person.id),
      pair: places.pair(person.id),
      'make-mentor': places.makeMentor(person.id),
      'working-towards': places.candidate(person.id),
      edit: `${places.person(person.id)}/edit`,
      correct: `${places.person(person.id)}/stays`,
      admit: `${places.admit}?person=${encodeURIComponent(person.id)}`,
    };
    const place = elsewhere[action];
    if (place !== undefined) go(place);
    else if (action === 'bed' || action === 'phase' || action === 'discharge') setDialog(action);
  };
  const close = (): void => setDialog(undefined);

  return (
    <>
      <PersonHeader page={page} phases={phases}>
        <AddMenu page={page} opened={menu} onOpened={setMenu} onChoose={choose} />
      </PersonHeader>
      <div className={present ? css.columns : undefined}>
        <ThisWeek page={page} onChoose={choose} />
        <Tabs value={tab} onChange={(chosen) => setTab(chosen ?? 'timeline')} keepMounted={false}>
          <Tabs.List mb="md">
            <Tabs.Tab value="timeline">Timeline</Tabs.Tab>
            <Tabs.Tab value="details">
              <span className={css.tab}>
                Details <Confidential />
              </span>
            </Tabs.Tab>
            <Tabs.Tab value="stays">
              <span className={css.tab}>
                Stays <Confidential />
              </span>
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="timeline">
            <Timeline page={page} />
          </Tabs.Panel>
          <Tabs.Panel value="details">
            <Details page={page} onEdit={() => choose('edit')} />
          </Tabs.Panel>
          <Tabs.Panel value="stays">
            <Stays page={page} phases={phases} beds={bedsQuery.data?.beds ?? []} />
          </Tabs.Panel>
        </Tabs>
      </div>
      {present && dialog === 'bed' ? <MoveBed page={page} present={present} onClose={close} /> : null}
      {present && dialog === 'phase' ? (
        <ChangePhase page={page} present={present} phases={phases} onClose={close} />
      ) : null}
      {present && dialog === 'discharge' ? <Discharge page={page} present={present} onClose={close} /> : null}
    </>
  );
}
