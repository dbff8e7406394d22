/** One line for whoever reads the log of a run: what a test counted. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);
