/** The groups a recovery code is written in. */
export const codeGroups = (code: string): string[] => code.split(/[\s-]+/).filter(Boolean);

/** The last two groups: what has to be typed back. */
export const provenPart = (code: string): string => codeGroups(code).slice(-2).join('-');
