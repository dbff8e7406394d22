/*
 * The one place where codes become sentences: what happened, to what, what to do next (SCREENS, "Voice").
 * `{fact}` is filled from the refusal's facts. A code without a sentence does not compile.
 */
const sentences = {
  // Signing in and setting up
  'wrong-sign-in': 'That name and passphrase do not go together. Try again, or ask an administrator.',
  'choose-passphrase-first': 'Somebody else chose this passphrase for you. Choose your own first.',
  'own-sign-in': 'That is your own sign-in. Ask another administrator.',
  'administrators-sign-in': 'An administrator’s sign-in is not closed. Give them another role first, or remove it.',
  'staffs-sign-in': 'Only an administrator closes the sign-in of somebody on staff.',
  'sign-in-closed': 'This sign-in is closed. Ask an administrator if it should be open.',
  'staff-first':
    'Someone on staff has to sign in first and sign out again: after an update or a repair only they can open what is yours. Ask them.',
  'wrong-passphrase': 'That is not your passphrase of now. Type it again.',
  'sign-in-slowed': 'Five tries did not work. Wait {seconds} seconds, then try again.',
  'wrong-recovery-part':
    'Those characters do not match the recovery code. Look at the copy you wrote down and type them again.',
  'passphrase-too-short': 'A passphrase needs at least 10 characters. Three or four unrelated words work well.',
  'passphrase-common': 'That passphrase is one of the first anyone would try. Choose three or four unrelated words.',
  'name-taken': 'Somebody already signs in as {name}. Choose another name.',
  'set-up-done': 'This house is already set up. Sign in instead.',
  'last-administrator': 'The house needs at least one administrator. Add another one first.',
  'not-set-up': 'No house is set up here yet. Set one up first.',

  // Dates and fields
  'birth-date-in-future': 'A birth date cannot be in the future. Check the year.',
  'admitted-in-future': 'Nobody can be admitted on a day that has not come. Admit on {today} or earlier.',
  'discharge-before-admission': 'The last night here cannot be before the admission on {admittedOn}.',
  'last-night-in-future': 'The last night here has not come yet. Discharge on the day itself.',
  'before-admission': 'That day is before the admission on {admittedOn}. Choose a later one.',
  'after-discharge': 'That day is after the stay ended on {dischargedOn}. Choose an earlier one.',
  'day-in-future': 'That day has not come yet. Choose today or an earlier day.',
  'until-before-since': 'The last day cannot be before the first, {since}.',
  'time-does-not-exist': 'The clocks go forward that night, so {time} does not exist. Choose another time.',

  // Residents and beds
  'bed-occupied': '{bed} is {name}’s that night. Choose a free bed, or move {name} first.',
  'bed-not-available': '{bed} is not open that night. Choose another bed.',
  'bed-exists': 'There is already a bed called {bed}. Choose another name.',
  'bed-in-use': '{bed} is {name}’s on a night after that. Move {name} first.',
  'bed-was-in-use': '{bed} was {name}’s on a night before that. Choose an earlier day.',
  'bed-without-last-night': 'The stay ended on {dischargedOn}, so the bed needs a last night. Add it.',
  'stay-in-two-beds': 'From {from} this stay would be in two beds at once. End the first one earlier.',
  'two-phases': 'Two phases begin on {from}. Keep one of them.',
  'exit-on-open-stay': 'How a stay ended can only be told once it has ended. Enter the last night first.',
  'stay-overlaps': '{name} already has a stay from {admittedOn}. Discharge first, or correct the dates.',
  'stay-ended': 'That stay has already ended. Admit {name} again instead.',
  'already-in-that-bed': '{name} already has {bed}.',
  'already-in-that-phase': '{name} is already in {phase}.',
  'no-such-person': 'That person is not in the records any more. Go back and look again.',
  'no-such-record': 'That record is not there any more. Go back and look again.',

  // Mentors
  'already-mentor': '{name} is already a mentor since {since}.',
  'not-a-mentor': '{name} is not a mentor on that day. Make {name} a mentor first.',
  'already-paired': '{mentor} already walks with {name}.',
  'paired-with-self': 'Nobody can walk with themselves. Choose somebody else.',
  'still-leads-groups': '{name} still leads {groups} planned groups. Choose another leader for them first.',

  // Groups
  'not-your-group': 'Only the people who lead this group, and staff, can open its roll.',
  'not-of-the-house': '{name} was not of the house that day. Add them as a walk-in.',
  'session-cancelled': 'This group was cancelled. Put it back first.',
  'session-too-long': 'A group cannot last longer than a day. Check the minutes.',
  'session-held': 'This group already has marks. Change the marks, or undo them first.',
  'nothing-marked': 'Nobody is marked yet. Mark at least one person, or cancel the group.',

  // Certification
  'too-many-hours': 'That makes {hours} hours on {on}. A day has 24; check the entry.',
  'no-such-program': 'That certification program is not known here. Pick one from the list.',
  'already-enrolled': '{name} is already working towards {program}.',
  'not-in-progress': 'This certification is not in progress any more.',
  'hours-signed': 'Those hours are signed already. Take the signature back first, then remove them.',
  'certified-needs-day': 'Say on which day the certificate was given.',

  // Undo and import
  'undo-blocked': 'That cannot be undone any more: {because}.',
  'still-referred-to': 'Other records refer to it by now. Remove those first.',
  'named-twice': 'One person has two names in the records. Look at the records again.',
  'undo-changed-since': 'What it changed has been changed again since. Undo the later change first.',
  'undo-not-yours': 'Only an administrator can undo that. Ask one.',
  'nothing-to-undo': 'There is nothing of yours to undo.',
  'history-too-new': 'The last 30 days of the history stay. Choose {latest} or a day before it.',
  'nothing-to-forget': 'The history does not go back before {before}. Choose a later day.',
  'import-refused': '{count} rows cannot come in as they are. Nothing was changed.',
  'table-unreadable':
    'That does not read as a table. Copy the rows from the spreadsheet, with their headings, and paste again.',
  'paste-needs-names': 'No column holds names yet. Say which column does.',

  // Backups
  'place-missing': '{folder} is not there. Plug the disk in, then try again.',
  'backup-refused': 'Cairn could not use {folder} for backups: {reason}. The backups made before are as they were.',
  'no-such-backup': 'That backup is not there any more. Look at the list again.',
  'needs-staff':
    'Only staff can open a backup. Use the passphrase of somebody on staff at that time, or the recovery code.',
  cancelled: 'That was cancelled. Nothing was changed.',

  // The house and its disk
  'folder-unwritable': 'Cairn cannot write to {folder}: {reason}. Choose a folder it may write to.',
  'folder-not-empty': 'There is something else in {folder}. Choose an empty folder for the house.',
  'house-held': 'Another window of Cairn has this house open. Use that window, or close it first.',
} as const;

export type RefusalCode = keyof typeof sentences;
export type RefusalFacts = Readonly<Record<string, string | number>>;

/** Whether a code that came over the wire is one this version knows. */
export const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(sentences, code);

/** The sentence for a code, its facts filled in. */
export function sentenceOf(code: RefusalCode, facts: RefusalFacts = {}): string {
  return sentences[code].replace(/\{(\w+)\}/gu, (_, name: string) => {
    const fact = String(facts[name] ?? '…');
    return name === 'reason' ? (folderReasons[fact] ?? fact) : fact;
  });
}

const folderReasons: Record<string, string> = {
  full: 'the disk is full',
  'read-only': 'the disk can only be read',
  'no-permission': 'this account may not write there',
  'too-large': 'the file would be too large for this disk',
  unknown: 'the disk did not say why',
};

const diskReasons: Record<string, string> = {
  full: 'the disk is full. What you typed is still here. Free some space, then press Save',
  'read-only': 'the disk can only be read. What you typed is still here. Make the folder writable, then press Save',
  'no-permission':
    'this Windows account may not write there. What you typed is still here. Ask for the right to write, then press Save',
  'too-large': 'the file would be too large for this disk. What you typed is still here',
  unknown:
    'the disk did not take it. What you typed is still here. Press Save again; if it happens twice, close Cairn and open it again',
};

/** The sentence for a file that is not as Cairn left it. */
export const damagedSentence = (file: string, detail: string): string =>
  `${file} is not as Cairn left it: ${detail}. Nothing was changed. Keep the folder as it is and open a backup.`;

const refusedHouses: Readonly<Record<string, RefusalCode>> = {
  held: 'house-held',
  unfinished: 'folder-not-empty',
  'folder-refused': 'folder-unwritable',
};

/** Why a folder cannot be used as a house, by the code the folder was refused with. */
export function refusedHouseSentence(code: string, facts: RefusalFacts): string {
  const known = refusedHouses[code];
  if (known !== undefined) return sentenceOf(known, facts);
  if (code === 'newer-version')
    return `${String(facts['file'])} was written by a newer Cairn (format ${String(facts['version'])}). Nothing was changed. Open the house with that Cairn, or a newer one.`;
  return damagedSentence(String(facts['file'] ?? facts['folder']), String(facts['detail'] ?? code));
}

/** The sentence for a save the disk refused. */
export const notSavedSentence = (reason: string): string =>
  `Not saved: ${diskReasons[reason] ?? diskReasons['unknown']}.`;
