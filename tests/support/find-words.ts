import { brotliDecompressSync, constants, inflateRawSync, inflateSync } from 'node:zlib';

/* Looks for words in bytes as whoever finds a disk would: in every encoding a program might have left them in. */

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

/** Base64 of a text wherever it may begin among other bytes; its ends also encode neighbours and are left out. */
const base64 = (text: string): readonly string[] =>
  [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]).toString('base64');
    return encoded.slice(shift === 0 ? 0 : 4, -4);
  });

const escaped = (text: string): string =>
  [...Buffer.from(text, 'utf16le').swap16().toString('hex')].join('').replace(/.{4}/g, '\\u$&');

/** A word by the name of each encoding. */
export function encodings(text: string): ReadonlyMap<string, readonly Buffer[]> {
  const bytes = Buffer.from(text);
  const inBase64 = base64(text);
  return new Map([
    ['utf8', [bytes, Buffer.from(text.toLowerCase()), Buffer.from(text.toUpperCase())]],
    ['utf16le', [Buffer.from(text, 'utf16le')]],
    ['utf16be', [utf16be(text)]],
    ['base64', inBase64.map((one) => Buffer.from(one))],
    ['base64url', inBase64.map((one) => Buffer.from(one.replaceAll('+', '-').replaceAll('/', '_')))],
    ['hex', [Buffer.from(bytes.toString('hex')), Buffer.from(bytes.toString('hex').toUpperCase())]],
    ['JSON escapes', [Buffer.from(escaped(text)), Buffer.from(escaped(text).toUpperCase().replaceAll('\\U', '\\u'))]],
    ['percent', [Buffer.from(encodeURIComponent(text))]],
    ['backwards', [Buffer.from(bytes).reverse()]],
  ]);
}

const lenient = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 16 * 1024 * 1024 };

/** Where the stream begins behind a gzip head, which may hold a file's name. */
function afterGzipHead(bytes: Buffer, at: number): number {
  const hasName = ((bytes[at + 3] ?? 0) & 8) !== 0;
  return hasName ? bytes.indexOf(0, at + 10) + 1 : at + 10;
}

/** What gives way of bytes that may be compressed: from every place where a stream may begin. */
export function inflated(bytes: Buffer): readonly Buffer[] {
  const found: Buffer[] = [];
  const attempt = (inflate: () => Buffer): void => {
    try {
      const plain = inflate();
      if (plain.length > 0) found.push(plain);
    } catch {
      // Not compressed.
    }
  };
  for (let at = 0; at < bytes.length - 2; at += 1) {
    const [first, second] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
    // What follows a gzip stream makes Node refuse all of it: past its head it is a stream like any other.
    if (first === 0x1f && second === 0x8b)
      attempt(() => inflateRawSync(bytes.subarray(afterGzipHead(bytes, at)), lenient));
    if (
      (first & 0x0f) === 8 &&
      first >> 4 <= 7 &&
      (first * 256 + second) % 31 === 0 &&
      [1, 0x5e, 0x9c, 0xda].includes(second)
    )
      attempt(() => inflateSync(bytes.subarray(at), lenient));
  }
  // Streams without a mark of their own begin where a file does, or after its first line.
  for (const start of [0, bytes.indexOf(10) + 1]) {
    attempt(() => brotliDecompressSync(bytes.subarray(start), { maxOutputLength: lenient.maxOutputLength }));
    attempt(() => inflateRawSync(bytes.subarray(start), lenient));
  }
  return found;
}

/** Which of the words stand in some bytes, and how. */
export function wordsIn(bytes: Buffer, words: readonly string[]): readonly string[] {
  const layers = [{ how: '', layer: bytes }, ...inflated(bytes).map((layer) => ({ how: 'compressed, ', layer }))];
  return words.flatMap((word) =>
    [...encodings(word)].flatMap(([name, needles]) =>
      layers.flatMap(({ how, layer }) =>
        needles.some((needle) => layer.includes(needle)) ? [`${word} (${how}${name})`] : [],
      ),
    ),
  );
}
