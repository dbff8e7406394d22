import { IconMessageCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { displayName } from '../../../shared/rules/names.ts';
import { Answered } from '../../app/Answered.tsx';
import { queries } from '../../app/client.ts';
import { PlaceButton, places, useGo, usePathParam } from '../../app/places.tsx';
import { useShortcuts } from '../../app/shortcuts.ts';
import { writeDay } from '../../parts/days.ts';
import { Page } from '../../parts/Page.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { Section } from '../../parts/Section.tsx';
import { useToday } from '../../parts/Today.tsx';
import { CheckIns } from '../check-in/CheckIns.tsx';
import { quietToMentor } from '../quiet.ts';

/** One person the mentor signed in walks with: name, phase, and their own check-ins. */
export default function MyPerson() {
  const personId = usePathParam('personId');
  const today = useToday();
  const go = useGo();
  const query = useQuery(queries.contacts.mine.queryOptions({ input: { personId } }));
  useShortcuts([{ keys: 'alt+N', label: 'Check-in with this person', run: () => go(places.checkIn(personId)) }]);
  return (
    <Page>
      <Answered query={query}>
        {({ walk, contacts }) => {
          const name = displayName(walk.resident);
          return (
            <>
              <PageHeader
                title={name}
                sub={
                  <>
                    {walk.phase ? `${walk.phase.name}. ` : ''}You walk together since{' '}
                    {writeDay(walk.pairing.since, today)}. {quietToMentor(walk, name, today)}
                  </>
                }
                actions={
                  <PlaceButton to={places.checkIn(personId)} leftSection={<IconMessageCircle size={20} aria-hidden />}>
                    Check-in
                  </PlaceButton>
                }
              />
              <Section title="Your check-ins" sub="You and staff read these, nobody else." flush>
                <CheckIns contacts={contacts} name={name} />
              </Section>
            </>
          );
        }}
      </Answered>
    </Page>
  );
}
