import type { Access } from './access.ts';
import { archiveLines } from './archiving.ts';
import type { Watch } from './backup/types.ts';
import { isStaff } from './compartments.ts';
import type { Inside, Live } from './live.ts';
import { finishPurge, purge } from './purging.ts';
import { Refusal } from './refusal.ts';
import { withBases } from './rotation.ts';
import { isDue, planSnapshots, writeSnapshots } from './snapshot-round.ts';

/*
 * What a session does about the files behind the journal's end, in the core's upkeep. It is planned in the queue and done
 * outside of it, while commits go on: the session may end meanwhile, or lose its role.
 */
export class Upkeep<State extends object> {
  readonly #inside: Inside<State>;

  constructor(session: Inside<State>) {
    this.#inside = session;
  }

  /** Writes due snapshots, or all of them, and seals the lines before them for staff. */
  async keepUp(isAll = false): Promise<void> {
    const { core } = this.#inside;
    const { journal, tools } = core;
    await this.#withOwnAccess(
      async ({ access, state, progress }) => {
        // Lines that snapshots hold may be archived only in segments of their own.
        const isMixed = isStaff(access.author) && journal.firstOfLast <= (access.snapshotMark?.sequence ?? 0);
        if (!isAll && !isMixed && !isDue(access, progress, tools.sizes)) return undefined;
        await journal.startSegment();
        return planSnapshots(access, state, journal.head, progress);
      },
      async (own, plan) => {
        const held = await writeSnapshots(core, own, plan);
        await this.#inside.queued(async ({ access, progress }) => {
          const notes = Object.fromEntries(Object.entries(held).map(([compartment, { note }]) => [compartment, note]));
          await this.#inside.replaceHeader(access, {
            ...access.header,
            head: access.headMark(journal.head, tools.now()),
            snapshots: access.makeSnapshotMark(plan.head, plan.touched, notes),
          });
          progress.written(plan, held);
        });
      },
    );
    await this.#withOwnAccess(
      ({ access }) => {
        const upTo = access.snapshotMark?.sequence ?? 0;
        return isStaff(access.author) && journal.firstOpen <= upTo ? { upTo, after: journal.head.sequence } : undefined;
      },
      (access, lines) => archiveLines(core, access, lines),
    );
    // What a crash, or a disk that refused, left of a purge.
    await this.#withOwnAccess(
      ({ access }) => {
        const isLeft = access.author.role === 'administrator' && !journal.isTidy && journal.base !== undefined;
        return isLeft ? journal.head.sequence : undefined;
      },
      (access, after) => finishPurge(core, access, after),
    );
  }

  /** Forgets what was done in the lines up to one. Administrators only. */
  async purge(upTo: number, watch: Watch): Promise<void> {
    const { core } = this.#inside;
    await this.#inside.queued(({ access }) => Promise.resolve(assertAdministrator(access)));
    await this.keepUp(true);
    const vouch = (bases: readonly string[]): Promise<void> =>
      this.#inside.queued(({ access }) => this.#inside.replaceHeader(access, withBases(access, bases)));
    try {
      await this.#withOwnAccess(
        ({ access, state }) => {
          assertAdministrator(access);
          return { state, head: core.journal.head };
        },
        (access, now) => purge({ core, access, upTo, now, vouch, watch }),
      );
    } finally {
      for (const listener of core.listeners) listener.forget(core.journal.purgedUpTo);
    }
  }

  /** Works on what is taken of the session now, unless it is nothing, by keys that stay when the session ends. */
  async #withOwnAccess<Taken>(
    take: (live: Live<State>) => Taken | undefined | Promise<Taken | undefined>,
    work: (access: Access, taken: Taken) => Promise<void>,
  ): Promise<void> {
    const { core } = this.#inside;
    const own = await this.#inside.queued(async (live) => {
      const taken = await take(live);
      return taken === undefined ? undefined : { taken, access: live.access.copy(core.shape) };
    });
    if (!own) return;
    try {
      await work(own.access, own.taken);
    } finally {
      own.access.wipe();
    }
  }
}

function assertAdministrator({ author }: Access): void {
  if (author.role !== 'administrator') throw new Refusal({ code: 'not-allowed' });
}
