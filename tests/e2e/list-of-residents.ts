const firsts = [
  ...['Alder', 'Aspen', 'Beech', 'Birch', 'Cedar', 'Elm', 'Fir', 'Hazel', 'Holly', 'Juniper'],
  ...['Larch', 'Laurel', 'Linden', 'Maple', 'Myrtle', 'Oak', 'Olive', 'Rowan', 'Sorrel', 'Willow'],
];
const lasts = ['Example', 'Madeup', 'Sample', 'Testerly'];
const phases = ['SOS', 'MT', 'Phase 1', 'Phase 2'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Beds of the list that the house was not set up with. */
export const newBeds = ['Room 41 lower', 'Room 41 upper', 'Room 42 lower', 'Room 42 upper'];

/** How many residents the list holds, and the line of the one row that cannot come in. */
export const residents = 80;
export const badLine = residents + 4;

/**
 * A house's spreadsheet as people keep it, everybody in it made up: a title merged over all columns, the name in two
 * columns under one heading, every day of admission readable in two ways (the first is 3/4/26), beds in short, a birth
 * date that has not come, and a totals row.
 */
export function listOfResidents(): string {
  const rows = Array.from({ length: residents }, (_, at) => [
    firsts[at % firsts.length],
    lasts[Math.floor(at / firsts.length)],
    `${1 + (at % 28)}-${months[at % 12]}-${70 + (at % 30)}`,
    `${1 + ((at + 2) % 9)}/${1 + ((at + 3) % 9)}/26`,
    bedOf(at),
    phases[at % phases.length],
    at >= 20 && at < 25 ? 'Alder Example' : '',
  ]);
  return [
    ['Quarry Hill: who lives here', '', '', '', '', '', ''],
    ['', '', '', '', '', '', ''],
    ['Name', '', 'DOB', 'Date in', 'Bed', 'Phase', 'Mentor'],
    ...rows,
    ['Yew', 'Example', '5-May-2031', '3/4/26', '40 lower', 'SOS', ''],
    ['Total', '81', '', '', '', '', ''],
  ]
    .map((cells) => `${cells.join('\t')}\n`)
    .join('');
}

/** Two to a room as the house has them; the last four in rooms it does not know yet. */
function bedOf(at: number): string {
  const room =
    at < residents - newBeds.length ? Math.floor(at / 2) + 1 : 41 + Math.floor((at - residents + newBeds.length) / 2);
  return `${room} ${at % 2 === 0 ? 'lower' : 'upper'}`;
}
