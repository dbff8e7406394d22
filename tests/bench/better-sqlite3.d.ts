/* As much of it as the comparison uses: it is installed into `.out/bench/` and is no dependency of the project. */
declare module 'better-sqlite3' {
  export default class Database {
    constructor(path: string);
    exec(sql: string): unknown;
    prepare(sql: string): { run(bytes: Uint8Array): unknown };
    close(): unknown;
  }
}
