import type { PersonPage } from '../../../../../shared/contract/residents.ts';

/** A resident with everything entered, to be changed by a test. */
export function personPage(changes: Partial<PersonPage> = {}): PersonPage {
  return {
    person: { id: 'dana', preferredName: 'Dana', lastInitial: 'W' },
    details: { id: 'dana', legalFirst: 'Dana', legalLast: 'Whitfield', birthDate: '1988-04-02' },
    hats: ['resident'],
    stays: [
      {
        id: 'stay',
        personId: 'dana',
        admittedOn: '2026-11-01',
        phases: [{ from: '2026-11-01', phaseId: 'sos' }],
        beds: [{ from: '2026-11-01', bedId: 'b' }],
      },
    ],
    present: {
      stayId: 'stay',
      admittedOn: '2026-11-01',
      days: 22,
      phase: { id: 'sos', name: 'SOS' },
      bed: { id: 'b', room: '12', name: 'lower' },
    },
    walksWith: [
      { pairingId: 'w', mentor: { id: 'riley', preferredName: 'Riley', lastInitial: 'D' }, since: '2026-11-02' },
    ],
    timeline: [],
    timelineTotal: 0,
    ...changes,
  };
}

/** Somebody whose stay has ended. */
export function formerResident(): PersonPage {
  const page = personPage({ hats: ['former-resident'], present: undefined, walksWith: [] });
  return { ...page, stays: page.stays.map((stay) => ({ ...stay, dischargedOn: '2026-11-20' })) };
}
