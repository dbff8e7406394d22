import type { ArrivalField, ArrivalRow, ArrivalsInput, ArrivalsPreview } from '../../contract/arrivals.ts';
import { sentenceOf } from '../../messages/refusals.ts';
import type { Bed, Phase } from '../../records/house.ts';
import type { Stay } from '../../records/people.ts';
import type { Day } from '../../records/primitives.ts';
import { bedLabel, displayName, lastInitialOf } from '../../rules/names.ts';
import { bedOn, checkStay, holdsOn } from '../../rules/stays.ts';
import type { WholeHouse } from '../state/whole-house.ts';
import { columnsOf } from './columns.ts';
import { gridOf } from './grid.ts';
import { layOut } from './layout.ts';
import { findMentors } from './mentors.ts';
import type { MentorCandidate } from './mentors.ts';
import { findPhase } from './phases.ts';
import { Places } from './places.ts';
import { LineReader } from './read-lines.ts';
import type { Line } from './read-lines.ts';
import { knownPeople, whoIs } from './who.ts';
import type { KnownPerson, Who } from './who.ts';

/** One person who comes in: somebody new, or somebody known who is back. Ids of what is new are provisional. */
export interface Arrival {
  readonly line: Line;
  readonly personId: string;
  readonly isNewPerson: boolean;
  readonly stay: Stay;
  readonly mentorId?: string;
}

/** What a paste would do, and what is needed to do it. */
export interface ArrivalsPlan {
  readonly preview: ArrivalsPreview;
  readonly hasNames: boolean;
  readonly arrivals: readonly Arrival[];
  /** Beds that are new, or open earlier than before. */
  readonly beds: readonly Bed[];
  /** People who get the role of a mentor today. */
  readonly appointed: readonly string[];
}

/** Reads a pasted table against the house; undefined where the text is no table. Changes nothing. */
export function planArrivals(input: ArrivalsInput, state: WholeHouse, today: Day): ArrivalsPlan | undefined {
  const grid = gridOf(input.text);
  if (grid.length === 0) return undefined;
  const layout = layOut(grid);
  const columns = columnsOf(layout, input, today);
  const reader = new LineReader(columns, layout.people, input, today);
  const planner = new Planner(input, state, today, reader);
  const rows = planner.rows();
  const count = (status: ArrivalRow['status']): number => rows.filter((row) => row.status === status).length;
  const { places } = planner;
  return {
    preview: {
      columns,
      leftOut: layout.leftOut,
      rows,
      questions: planner.questions(),
      counts: { new: count('new'), same: count('same'), unsure: count('unsure'), refused: count('refused') },
      bedsToCreate: [...places.madeLabels],
      bedsSince: {
        day: places.since,
        ...(places.since !== places.sinceBefore && { movedBackFrom: places.sinceBefore }),
      },
      mentorsToAppoint: planner.appointed.map(({ ref }) => displayName(ref)),
    },
    hasNames: reader.hasNames,
    arrivals: planner.arrivals,
    beds: places.changed,
    appointed: planner.appointed.map(({ ref }) => ref.id),
  };
}

interface Standing {
  readonly line: Line;
  readonly who: Who;
}

class Planner {
  readonly arrivals: Arrival[] = [];
  readonly places: Places;
  readonly #input: ArrivalsInput;
  readonly #state: WholeHouse;
  readonly #today: Day;
  readonly #reader: LineReader;
  readonly #people: readonly KnownPerson[];
  readonly #standings: readonly Standing[];
  readonly #phases: readonly Phase[];
  readonly #mentors: ReturnType<typeof findMentors>;
  readonly #stays: Record<string, Stay>;
  readonly #nameOf: ReadonlyMap<string, string>;

  constructor(input: ArrivalsInput, state: WholeHouse, today: Day, reader: LineReader) {
    this.#input = input;
    this.#state = state;
    this.#today = today;
    this.#reader = reader;
    this.#people = knownPeople(state);
    this.#phases = Object.values(state.house.phases).sort((one, other) => one.order - other.order);
    this.#stays = { ...state.confidential.stays };
    this.#standings = standingsOf(reader.lines(), this.#people, input);
    const coming = this.#standings.filter(({ who }) => who.status === 'new');
    const nights = coming.flatMap(({ line }) => (line.bed ? [firstNight(line)] : []));
    this.places = new Places(
      state,
      today,
      nights.filter((night) => night !== undefined),
    );
    const pool = [...this.#people, ...coming.filter(({ who }) => who.personId === undefined).flatMap(candidateOf)];
    this.#nameOf = new Map(pool.map(({ ref }) => [ref.id, displayName(ref)]));
    this.#mentors = findMentors(
      coming.map(({ line }) => line.mentor),
      pool,
      input.mentors,
    );
  }

  rows(): ArrivalRow[] {
    return this.#standings.map(({ line, who }) => this.#row(line, who));
  }

  #row(line: Line, who: Who): ArrivalRow {
    const phase = this.#phase(line.phase);
    const mentor = this.#mentors.byName.get(line.mentor);
    const legalName = [line.name?.legalFirst, line.name?.legalLast].filter((name) => name !== undefined).join(' ');
    const bed = who.status === 'new' ? this.#takeIn(line, who, phase ?? undefined, mentor ?? undefined) : undefined;
    const bedShown = bed ? bedLabel(bed) : line.bed && `${line.bed.room} ${line.bed.name}`.trim();
    const mentorShown = mentor ? displayName(mentor.ref) : line.mentor;
    return {
      line: line.line,
      status: who.status === 'new' && line.problems.length > 0 ? 'refused' : who.status,
      ...(line.name && { preferredName: line.name.preferredName }),
      ...(legalName !== '' && { legalName }),
      ...(line.birthDate !== undefined && { birthDate: line.birthDate }),
      ...(line.admittedOn !== undefined && { admittedOn: line.admittedOn }),
      ...(bedShown !== undefined && { bed: bedShown }),
      ...(line.phase !== '' && { phase: phase?.name ?? line.phase }),
      ...(mentorShown !== '' && { mentor: mentorShown }),
      problems: line.problems,
      candidates: [...who.candidates],
    };
  }

  /** Adds the arrival, or a problem to its line; answers the bed it gets. */
  #takeIn(line: Line, who: Who, phase: Phase | undefined, mentor: MentorCandidate | undefined): Bed | undefined {
    const { admittedOn, bed: written } = line;
    if (admittedOn === undefined) return undefined;
    const id = provisional(line);
    const personId = who.personId ?? id;
    const from = line.bedSince ?? admittedOn;
    const bed = written && this.places.bedFor(written, from, (bed) => this.#isTaken(bed, from));
    const stay: Stay = {
      id,
      personId,
      admittedOn,
      phases: phase ? [{ from: line.phaseSince ?? admittedOn, phaseId: phase.id }] : [],
      beds: bed ? [{ from, bedId: bed.id }] : [],
    };
    this.#check(line, stay);
    if (mentor?.ref.id === personId) this.#problem(line, 'mentor', line.mentor, sentenceOf('paired-with-self'));
    if (line.problems.length > 0) return bed;
    this.#stays[id] = stay;
    this.arrivals.push({
      line,
      personId,
      isNewPerson: who.personId === undefined,
      stay,
      ...(mentor && { mentorId: mentor.ref.id }),
    });
    return bed;
  }

  #check(line: Line, stay: Stay): void {
    const refusal = checkStay(stay, {
      stays: this.#stays,
      beds: this.places.beds,
      phases: this.#state.house.phases,
      nameOf: (personId) => this.#nameOf.get(personId) ?? 'somebody else',
    });
    if (!refusal) return;
    const field = fieldOf(refusal.field ?? '');
    const values: Partial<Record<ArrivalField, string>> = {
      'admitted-on': line.admittedOn ?? '',
      'bed-since': line.bedSince ?? line.admittedOn ?? '',
      'phase-since': line.phaseSince ?? '',
      bed: line.bed ? `${line.bed.room} ${line.bed.name}`.trim() : '',
    };
    this.#problem(line, field, values[field] ?? '', sentenceOf(refusal.code, refusal.facts));
  }

  #isTaken(bed: Bed, from: Day): boolean {
    return Object.values(this.#stays).some((stay) => bedOn(stay, from)?.bedId === bed.id);
  }

  #problem(line: Line, field: ArrivalField, value: string, right: string): void {
    line.problems.push({ column: this.#reader.columnName(field), value, right });
  }

  /** The phase that is meant; null for none, undefined while it is asked. */
  #phase(written: string): Phase | null | undefined {
    if (written === '') return null;
    const answer = this.#input.phases?.[written];
    if (answer === null) return null;
    return this.#phases.find(({ id }) => id === answer) ?? findPhase(written, this.#phases);
  }

  questions(): ArrivalsPreview['questions'] {
    const coming = this.#standings.filter(({ who }) => who.status === 'new').map(({ line }) => line);
    const phases = [...new Set(coming.map(({ phase }) => phase))].filter(
      (written) => this.#phase(written) === undefined,
    );
    return [
      ...(this.#reader.hasNames ? [] : [{ about: 'names' as const }]),
      ...(this.#reader.openDates.length > 0
        ? [{ about: 'date-order' as const, examples: [...this.#reader.openDates] }]
        : []),
      ...phases.map((written) => ({ about: 'phase' as const, written })),
      ...this.#mentors.questions,
    ];
  }

  /** Mentors of the arrivals without a role that holds today. */
  get appointed(): readonly MentorCandidate[] {
    const meant = new Set(this.arrivals.map(({ mentorId }) => mentorId));
    const roles = Object.values(this.#state.house.mentors).filter((role) => holdsOn(role, this.#today));
    return [...new Set(this.#mentors.byName.values())].flatMap((mentor) =>
      mentor && meant.has(mentor.ref.id) && !roles.some(({ personId }) => personId === mentor.ref.id) ? [mentor] : [],
    );
  }
}

/** Whom each line is about; a person on two lines comes in by the first. */
function standingsOf(
  lines: readonly Line[],
  people: readonly KnownPerson[],
  input: ArrivalsInput,
): readonly Standing[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const { name, birthDate, admittedOn } = line;
    const key = JSON.stringify([name?.preferredName, name?.legalFirst, name?.legalLast, birthDate, admittedOn]);
    const first = name && seen.get(key);
    if (first !== undefined) {
      line.problems.push({ column: 'Line', value: String(line.line), right: `Line ${first} has this person already.` });
    } else seen.set(key, line.line);
    return { line, who: whoIs(line, people, input.decisions) };
  });
}

const firstNight = ({ bedSince, admittedOn }: Line): Day | undefined => bedSince ?? admittedOn;

/** The id of a person or stay that is new, until it gets its own. */
export const provisional = ({ line }: Pick<Line, 'line'>): string => `line ${line}`;

function candidateOf({ line }: Standing): readonly MentorCandidate[] {
  const { name } = line;
  if (!name) return [];
  const lastInitial = lastInitialOf(name.legalLast);
  const { preferredName } = name;
  return [{ ref: { id: provisional(line), preferredName, ...(lastInitial !== undefined && { lastInitial }) }, name }];
}

/** The column a refusal about a stay is told under. */
function fieldOf(path: string): ArrivalField {
  if (path.startsWith('phases')) return 'phase-since';
  if (path.endsWith('.from')) return 'bed-since';
  return path.startsWith('beds') ? 'bed' : 'admitted-on';
}
