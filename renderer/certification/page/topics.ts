import type { HoursKind, Program } from '../../../shared/records/certification.ts';

/** The topics hours of a kind can be for: those with a minimum of their own, and, where a program asks for several lots of one kind, the lots. */
export function topicsFor(program: Program | undefined, kind: HoursKind): readonly string[] {
  const asked = (program?.requirements ?? []).filter((requirement) => requirement.kind === `${kind}_hours`);
  const topics = asked.flatMap((requirement) => (requirement.breakdown ?? []).map(({ domain }) => domain));
  const lots =
    asked.length > 1 ? asked.filter(({ breakdown }) => breakdown === undefined).map(({ label }) => label) : [];
  const renewal = kind === 'ce' ? (program?.renewal.breakdown ?? []).map(({ domain }) => domain) : [];
  return [...new Set([...topics, ...lots, ...renewal])];
}
