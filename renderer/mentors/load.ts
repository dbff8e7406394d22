import type { Walk } from '../../shared/contract/mentors.ts';

/** How many people a mentor walks with, out of how many they can where the director set that: `2 of 3`. */
export const loadInWords = (walks: number, capacity: number | undefined): string =>
  capacity === undefined ? String(walks) : `${walks} of ${capacity}`;

/** The walk that has been quiet longest, or undefined where there is none. */
export const quietest = (walks: readonly Walk[]): Walk | undefined =>
  walks.reduce<Walk | undefined>((most, walk) => (most && most.quietDays >= walk.quietDays ? most : walk), undefined);

/** Whether the mentor can walk with one more person, as far as the director set how many they can. */
export const hasRoom = (walks: number, capacity: number | undefined): boolean =>
  capacity === undefined || walks < capacity;
