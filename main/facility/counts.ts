import { ownName, type Compartments } from '../../shared/records/compartments.ts';

/** How many people, residents of now, held groups and check-ins there are, to tell one backup from another. */
export function countsOf(states: Compartments): Readonly<Record<string, number>> {
  const { house, confidential } = states;
  const people = [house?.people, confidential?.formerPeople].flatMap((some) => Object.keys(some ?? {}));
  const stays = Object.values(confidential?.stays ?? {});
  const sessions = [house?.sessions, confidential?.sessions].flatMap((months) => inAll(months));
  const owns = Object.keys(states).filter((name) => name.startsWith(ownName('')));
  const checkIns = owns.flatMap((name) => inAll(states[ownName(name.slice(ownName('').length))]?.contacts));
  return {
    people: people.length,
    residents: stays.filter(({ dischargedOn }) => dischargedOn === undefined).length,
    groups: sessions.filter(({ status }) => status === 'held').length,
    checkIns: checkIns.length,
  };
}

const inAll = <Value>(months: Readonly<Record<string, Readonly<Record<string, Value>>>> = {}): readonly Value[] =>
  Object.values(months).flatMap((month) => Object.values(month));
