import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

const folder = fileURLToPath(new URL('../../.out/screens', import.meta.url));
const dotsPerInch = 96;

/** A word where it stands on the paper, in dots. */
interface Word {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** One printed page, as light falls on it. */
export interface PrintedPage {
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
  /** How dark a dot is, 0 paper … 255 ink. */
  readonly ink: (x: number, y: number) => number;
}

export interface PrintedPaper {
  readonly text: string;
  /** Points, 72 to the inch. */
  readonly size: { readonly width: number; readonly height: number };
  readonly pages: readonly PrintedPage[];
}

/** Prints the page as the browser would and looks at the paper; leaves `print-NAME-N.png` to be looked at. */
export async function printed(page: Page, name: string): Promise<PrintedPaper> {
  mkdirSync(folder, { recursive: true });
  const pdf = join(folder, `print-${name}.pdf`);
  await page.emulateMedia({ media: 'print' });
  writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  await page.emulateMedia({ media: null });
  const tool = (program: string, ...words: string[]): string =>
    execFileSync(program, words, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  tool('pdftoppm', '-png', '-r', String(dotsPerInch), pdf, join(folder, `print-${name}`));
  const [, width = '', height = ''] = /Page size:\s+([\d.]+) x ([\d.]+)/u.exec(tool('pdfinfo', pdf)) ?? [];
  const count = Number(/Pages:\s+(\d+)/u.exec(tool('pdfinfo', pdf))?.[1]);
  const pages = Array.from({ length: count }, (_, at) => {
    const number = String(at + 1);
    const target = join(folder, `.print-${name}-${number}`);
    tool('pdftoppm', '-gray', '-singlefile', '-r', String(dotsPerInch), '-f', number, '-l', number, pdf, target);
    const pixels = greyPicture(readFileSync(`${target}.pgm`));
    rmSync(`${target}.pgm`);
    return { ...pixels, words: wordsOf(tool('pdftotext', '-bbox', '-f', number, '-l', number, pdf, '-')) };
  });
  return {
    text: tool('pdftotext', '-layout', pdf, '-'),
    size: { width: Number(width), height: Number(height) },
    pages,
  };
}

/** Whether nothing is printed in the strips along the left and right edge, given in dots. */
export function marginsAreWhite({ width, height, ink }: PrintedPage, strip: number): boolean {
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < strip; x += 1) if (ink(x, y) > 8 || ink(width - 1 - x, y) > 8) return false;
  }
  return true;
}

/**
 * In how many of the rows of dots each quarter of a place holds ink that is no word: bars and lines fill many, an axis
 * only a few. A chart that was clipped, or came out blank behind its labels, has a quarter without any.
 */
export function drawnRows(
  page: PrintedPage,
  place: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
): readonly number[] {
  const near = page.words.filter(({ top, bottom }) => bottom >= place.top - 1 && top <= place.top + place.height + 1);
  const isWord = (x: number, y: number): boolean =>
    near.some(({ left, top, right, bottom }) => x >= left - 1 && x <= right + 1 && y >= top - 1 && y <= bottom + 1);
  const [bottom, right] = [
    Math.min(page.height, place.top + place.height),
    Math.min(page.width, place.left + place.width),
  ];
  const rows = [new Set<number>(), new Set<number>(), new Set<number>(), new Set<number>()];
  for (let y = Math.floor(place.top); y < bottom; y += 1) {
    for (let x = Math.floor(place.left); x < right; x += 1) {
      if (page.ink(x, y) > 80 && !isWord(x, y))
        rows[Math.min(3, Math.floor(((x - place.left) / place.width) * 4))]?.add(y);
    }
  }
  return rows.map(({ size }) => size);
}

/** Where a title stands: the page and the place of its first word. */
export function findTitle(
  pages: readonly PrintedPage[],
  title: string,
): { readonly page: PrintedPage; readonly word: Word } | undefined {
  const wanted = title.split(/\s+/u);
  for (const page of pages) {
    const at = page.words.findIndex((_, start) =>
      wanted.every((text, offset) => page.words[start + offset]?.text === text),
    );
    const word = page.words[at];
    if (word) return { page, word };
  }
  return undefined;
}

/** Reads a binary grey picture: `P5`, width, height, 255, then one byte a dot. */
function greyPicture(bytes: Buffer): Pick<PrintedPage, 'width' | 'height' | 'ink'> {
  const [head, width = '', height = ''] = /^P5\s+(\d+)\s+(\d+)\s+255\s/u.exec(bytes.toString('latin1', 0, 64)) ?? [''];
  const across = Number(width);
  return {
    width: across,
    height: Number(height),
    ink: (x, y) => 255 - (bytes[(head?.length ?? 0) + Math.floor(y) * across + Math.floor(x)] ?? 255),
  };
}

function wordsOf(boxes: string): readonly Word[] {
  const pattern = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/gu;
  const dots = (points: string | undefined): number => (Number(points) * dotsPerInch) / 72;
  return [...boxes.matchAll(pattern)].map(([, left, top, right, bottom, text = '']) => ({
    text: text.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"'),
    left: dots(left),
    top: dots(top),
    right: dots(right),
    bottom: dots(bottom),
  }));
}
