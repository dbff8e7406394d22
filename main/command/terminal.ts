/** What a command may say and ask: the process's streams, or a test's. */
export interface Terminal {
  /** Output proper: nothing else goes to standard output. */
  out(text: string): void;
  /** The one sentence of a failure, and progress. */
  err(text: string): void;
  /** Asks without showing what is typed; undefined where nobody can be asked. */
  askSecretly(question: string): Promise<string | undefined>;
  /** Progress is shown only to somebody who sits there. */
  readonly isWatched: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Ends a command with this one sentence and the exit code 1. */
export class Stop extends Error {}

/** Says what goes on, on a line that the next one overwrites. */
export function progress(terminal: Terminal, sentence: string): void {
  if (terminal.isWatched) terminal.err(`\r\u001B[K${sentence}`);
}

/** Takes the line of progress away. */
export function progressDone(terminal: Terminal): void {
  if (terminal.isWatched) terminal.err('\r\u001B[K');
}
