declare const __CAIRN_VERSION__: string | undefined;

/** The program's version from package.json, put in by the build; `source` where the sources run as they are. */
export const version: string = typeof __CAIRN_VERSION__ === 'string' ? __CAIRN_VERSION__ : 'source';
