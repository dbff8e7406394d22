import type { Refusal } from '../../shared/contract/call.ts';
import type { RefusalCode, RefusalFacts } from '../../shared/messages/refusals.ts';
import type { VaultError } from '../vault/types.ts';

/** A rule said no. Thrown inside a commit's recipe nothing is written; the gate answers it as REFUSED. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** The vault said no. The gate answers it as NOT_SAVED, DAMAGED, REFUSED, NOT_ALLOWED or NOT_SIGNED_IN. */
export class VaultTrouble extends Error {
  readonly trouble: VaultError;

  constructor(trouble: VaultError) {
    super(trouble.code);
    this.trouble = trouble;
  }
}

/** What a `Refused` carries: a code, the field it is about, and the facts of its sentence. */
export function refusal(code: RefusalCode, about: { field?: string; facts?: RefusalFacts } = {}): Refusal {
  return {
    code,
    ...(about.field === undefined ? {} : { field: about.field }),
    ...(about.facts === undefined ? {} : { facts: { ...about.facts } }),
  };
}

/** A vault's error as a code and the facts its sentence needs. */
export function factsOf({ code, ...facts }: { readonly code: string }): {
  code: string;
  facts: Record<string, string | number>;
} {
  return { code, facts: Object.fromEntries(Object.entries(facts).filter(isFact)) };
}
const isFact = (entry: [string, unknown]): entry is [string, string | number] =>
  typeof entry[1] === 'string' || typeof entry[1] === 'number';

/** Stops the command with a refusal. */
export function refuse(code: RefusalCode, about: { field?: string; facts?: RefusalFacts } = {}): never {
  throw new Refused(refusal(code, about));
}

/** Stops the command when a rule of `shared/rules` answered a refusal. */
export function hold(answer: Refusal | undefined): void {
  if (answer) throw new Refused(answer);
}

/** What a step is refused with, where it is. */
export async function refusalOf(step: () => void | Promise<void>): Promise<Refusal | undefined> {
  try {
    await step();
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}
