import type { KeyPair, UserKeys } from '../../../main/vault/keys.ts';
import type { AttackedHouse, HouseOnDisk } from '../../support/attacked-house.ts';

/** What an attacker has in their hands. */
export interface Attacker {
  /** The files, theirs to change. */
  readonly house: HouseOnDisk;
  /** Copies they took on other days. */
  readonly days: AttackedHouse;
  /** A house of somebody else, with the same people in it. */
  readonly other: HouseOnDisk;
  /** A mentor's keys. */
  readonly mo: UserKeys;
  /** Of a mentor whose sign-in is closed. */
  readonly kit: UserKeys;
  /** Of a mentor who has gone. */
  readonly eve: UserKeys;
  /** Of a mentor who was on staff. */
  readonly cy: UserKeys;
  /** Made by themselves. */
  readonly ownSign: KeyPair;
  readonly ownBox: KeyPair;
}

/** A family of attacks, each named by what it is. */
export type Attacks = Readonly<Record<string, (attacker: Attacker) => void | Promise<void>>>;
