import type { Progress } from '../../../shared/contract/certification.ts';
import { sumOfHours } from '../../../shared/rules/hours.ts';

export interface Bar {
  readonly kind: 'training' | 'experience' | 'supervision';
  readonly signed: number;
  readonly waiting: number;
  readonly toGo: number;
  /** Hours the bar stands for: what is asked, or what there is where that is more. */
  readonly whole: number;
  /** Hours the program asks for in sum. */
  readonly asked: number;
}

/** The three bars of a certificate; `undefined` where the program asks for no number of hours of that kind. */
export function barOf(progress: readonly Progress[], kind: Bar['kind']): Bar | undefined {
  const counted = progress.filter((each) => each.kind === `${kind}_hours` && each.toGo !== undefined);
  if (counted.length === 0) return undefined;
  const sum = (part: 'signed' | 'waiting' | 'toGo'): number => sumOfHours(counted.map((each) => each[part] ?? 0));
  const [signed, waiting, toGo] = [sum('signed'), sum('waiting'), sum('toGo')];
  const asked = sumOfHours(counted.map((each) => each.amount ?? 0));
  return { kind, signed, waiting, toGo, asked, whole: Math.max(asked, sumOfHours([signed, waiting, toGo])) };
}

/** The widths of a bar's parts in percent; they fill it together. */
export function shares({ signed, waiting, whole }: Bar): { readonly signed: number; readonly waiting: number } {
  if (whole === 0) return { signed: 0, waiting: 0 };
  const part = (hours: number): number => Math.min(100, (hours / whole) * 100);
  return { signed: part(signed), waiting: Math.min(part(waiting), 100 - part(signed)) };
}
