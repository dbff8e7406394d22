/*
 * What opening a house had to put right, in words: nothing was lost, but somebody should know.
 */
const sentences: Readonly<Record<string, (file: string) => string>> = {
  'torn-line-set-aside': (file) =>
    `The end of ${file} was not whole, as after a power cut. It was set aside; everything saved before it is here.`,
  'folder-not-private': (file) =>
    `This disk cannot keep other accounts of this PC out of ${file}. They can read nothing in it, but they could delete it: a folder on the PC’s own disk is safer.`,
  'snapshot-damaged': (file) =>
    `The file ${file} was damaged. Everything in it was read from the other files and is here; the damaged file is kept beside it. If this happens again, the disk may be failing: make a backup and have it looked at.`,
};

/** Why a house does not belong in a folder that a service copies elsewhere, and what to do. */
export const syncingSentence = (service: string): string =>
  `${service} copies this folder to other places while Cairn writes in it. A half-copied file can damage the house, two PCs can write over each other, and copies stay where you cannot see them. Close Cairn, move the whole folder to one that only this PC has, and start Cairn with it (--folder). For a second copy use Backups in Settings.`;

/** The sentence for a notice; one this version does not know names its file. */
export const noticeSentence = (code: string, file: string): string =>
  (sentences[code] ?? ((name: string) => `Something was put right in ${name}.`))(file);
