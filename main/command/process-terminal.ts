import type { ReadStream, WriteStream } from 'node:tty';
import type { Terminal } from './terminal.ts';

/** The terminal this process was started in. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  // Whoever reads the output may stop early (`| head`): that is no failure of ours.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    askSecretly: (question) => (stdin.isTTY ? askWithoutEcho(stdin, stderr, question) : Promise.resolve(undefined)),
    isWatched: stderr.isTTY,
    environment: process.env,
  };
}

const [enter, newLine, interrupt, endOfInput, backspace, deleteKey] = ['\r', '\n', '\u0003', '\u0004', '\b', '\u007F'];

/** Reads a line key by key in raw mode, so that the terminal shows none of it. Ctrl+C gives up. */
function askWithoutEcho(input: ReadStream, output: WriteStream, question: string): Promise<string | undefined> {
  // Raw first: a key pressed as soon as the question shows is not echoed either.
  input.setRawMode(true);
  output.write(question);
  input.setEncoding('utf8');
  input.resume();
  return new Promise((resolve) => {
    let typed: string[] = [];
    const finish = (answer: string | undefined): void => {
      input.off('data', read);
      input.setRawMode(false);
      input.pause();
      output.write('\n');
      resolve(answer);
    };
    const read = (keys: string): void => {
      for (const key of keys) {
        if (key === enter || key === newLine || key === endOfInput) return finish(typed.join(''));
        if (key === interrupt) return finish(undefined);
        if (key === backspace || key === deleteKey) typed = typed.slice(0, -1);
        else typed.push(key);
      }
    };
    input.on('data', read);
  });
}
