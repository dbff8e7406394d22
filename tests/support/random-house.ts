import { passphrases, type SmallState } from './small-house.ts';
import type { ToldHouse } from './told-house.ts';
import type { World } from './told-world.ts';
import { valueOf } from './vault.ts';

/*
 * A house in which anything may be asked for in any order: a command, and a number that chooses how.
 */
export const commands = [
  'note',
  'forget',
  'letter',
  'everywhere',
  'hours',
  'drop in',
  'take back',
  'snapshot',
  'add',
  'change role',
  'reset',
  'remove',
  'own passphrase',
  'back up',
  'leave',
  'reopen',
] as const;
export type Command = (typeof commands)[number];

/** Carries commands out in a house, as far as somebody is there who may ask for them. */
export class RandomHouse {
  readonly house: ToldHouse;
  #count = 0;

  constructor(house: ToldHouse) {
    this.house = house;
  }

  async perform(command: Command, number: number): Promise<void> {
    this.#count += 1;
    await this.#perform(command, number);
    this.house.assertSeen();
  }

  /** Everybody who is known signs in and sees what they may, and all of it is walked. */
  async everybodyLooks(): Promise<void> {
    const { house } = this;
    await this.end();
    for (const who of Object.keys(house.world.users)) await this.#as(who, () => Promise.resolve());
    house.assertSeen();
    valueOf(await house.vault.verify(house.session('ada')));
  }

  async end(): Promise<void> {
    if (this.house.isOpen) await this.house.release();
  }

  async #perform(command: Command, number: number): Promise<void> {
    const { house } = this;
    const count = this.#count;
    const staff = this.#staff(number);
    const key = `k${number % 4}`;
    switch (command) {
      case 'note':
        return this.#as(staff, (who) => house.note(who, key, `text ${count}`));
      case 'letter':
        return this.#as(staff, (who) => house.note(who, key, `letter ${count} `.repeat(100)));
      case 'forget':
        return this.#as(staff, (who) => house.commit(who, ({ house: rooms }) => void delete rooms?.notes[key]));
      case 'everywhere':
        return this.#as(staff, (who) => house.commit(who, (state) => everywhere(state, key, count)));
      case 'hours':
        return this.#as('mo', (who) => house.commit(who, (state) => hours(state, key, count)));
      case 'drop in':
        return this.#as('mo', (who) => house.dropIn(who, `r${count}`));
      case 'take back':
        return this.#as(staff, (who) => this.#takeBack(who, key, count));
      case 'snapshot':
        return this.#as(staff, (who) => house.snapshot(who));
      case 'add':
        return this.#as('ada', (who) => house.addUser(who, `u${count}`, { passphrase: phrase(count), role: 'mentor' }));
      case 'change role':
        return this.#of('ben', (who, role) => house.changeRole('ada', who, role === 'staff' ? 'mentor' : 'staff'));
      case 'reset':
        return this.#of(number % 2 === 0 ? 'mo' : 'ben', (who) => house.reset('ada', who, phrase(count)));
      case 'remove':
        return this.#of(this.#removable(), (who) => house.remove('ada', who));
      case 'own passphrase':
        return this.#as(staff, (who) => house.changeOwnPassphrase(who, phrase(count)));
      case 'back up':
        return this.#as(staff, (who) => house.backUp(who));
      case 'leave':
        return this.#leave(house.isOpen ? house.signedIn.at(0) : undefined);
      case 'reopen':
        return this.end();
    }
  }

  /** An edit, and its inverse patches at once. */
  async #takeBack(who: string, key: string, count: number): Promise<void> {
    const { house } = this;
    const before: World = house.world;
    await house.commit(who, (state) => everywhere(state, key, count));
    if (house.world === before) return;
    await house.undo(who, (state) => {
      for (const name of Object.keys(state)) Reflect.deleteProperty(state, name);
      Object.assign(state, structuredClone(before.state));
    });
  }

  #staff(number: number): string {
    return number % 3 === 0 && this.house.world.users['ben']?.role === 'staff' ? 'ben' : 'ada';
  }

  #removable(): string {
    return Object.keys(this.house.world.users).find((id) => id.startsWith('u')) ?? 'ben';
  }

  /** Somebody who is known does something, signing in first. */
  async #as(who: string, work: (who: string) => Promise<void>): Promise<void> {
    const { house } = this;
    if (!house.world.users[who]) return;
    if (!house.isOpen) await house.open();
    if (!house.signedIn.includes(who)) await house.signIn(who);
    await work(who);
  }

  /** Ada does something about somebody else, who is not there meanwhile. */
  async #of(whom: string, work: (whom: string, role: string) => Promise<void>): Promise<void> {
    const { house } = this;
    const user = house.world.users[whom];
    if (!user) return;
    await this.#as('ada', async () => {
      if (house.signedIn.includes(whom)) await house.signOut(whom);
      await work(whom, user.role);
    });
  }

  async #leave(who: string | undefined): Promise<void> {
    if (who !== undefined) await this.house.signOut(who);
  }
}

const phrase = (count: number): string => `${passphrases.mo}, the ${count}th`;

function everywhere(state: SmallState, key: string, count: number): void {
  if (state.house) state.house.notes[key] = `seen by all ${count}`;
  if (state.confidential) state.confidential.notes[key] = `in trust ${count}`;
  const own = (state[`own:p-${key}`] ??= { hours: {}, signatures: {} });
  own.hours[key] = count;
}

function hours(state: SmallState, key: string, count: number): void {
  const own = state['own:p-mo'];
  if (own) own.hours[key] = count;
}
