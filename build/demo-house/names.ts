import type { Random } from './random.ts';

/*
 * Nobody is called this: first names out of gardens and workshops, last names of places that are on no map. They
 * read like people's, and no resident can take one for somebody they know.
 */
const first = [
  ...['Alder', 'Amity', 'Anson', 'Arbor', 'Aspen', 'Auburn', 'Barley', 'Basil', 'Birch', 'Bracken', 'Briar', 'Calla'],
  ...['Cedar', 'Clover', 'Copper', 'Coral', 'Corin', 'Dale', 'Darby', 'Dell', 'Elmer', 'Ember', 'Ever', 'Fenn', 'Fern'],
  ...['Flint', 'Forrest', 'Garnet', 'Glen', 'Harbor', 'Haven', 'Hazel', 'Heath', 'Holly', 'Indigo', 'Iris', 'Ivy'],
  ...['Jasper', 'Juniper', 'Kit', 'Lark', 'Laurel', 'Linden', 'Maple', 'Marlow', 'Merritt', 'Moss', 'Oakley', 'Olive'],
  ...[
    'Onyx',
    'Perry',
    'Quill',
    'Reed',
    'Ridge',
    'Robin',
    'Rowan',
    'Rush',
    'Rye',
    'Sage',
    'Sorrel',
    'Sterling',
    'Sylvan',
  ],
  ...['Tamsin', 'Tansy', 'Teal', 'Thorne', 'Vale', 'Vernal', 'Wick', 'Willow', 'Winter', 'Wren', 'Yarrow', 'Zephyr'],
];
const last = [
  ...['Applewhistle', 'Ashgrove', 'Barrowmere', 'Bellweather', 'Brackenby', 'Bramblewick', 'Candlemoor', 'Cobblestone'],
  ...['Copperdale', 'Dappleford', 'Driftwood', 'Dunmarrow', 'Elderfield', 'Fairweather', 'Farthingale', 'Fennimore'],
  ...['Fernsby', 'Foxglove', 'Gladebrook', 'Goldenrod', 'Greenhollow', 'Hawksworthy', 'Hearthstone', 'Hollowbrook'],
  ...['Ironwood', 'Jadewater', 'Kettlewell', 'Kingfisher', 'Lanternby', 'Larkspur', 'Marrowlane', 'Meadowsweet'],
  ...['Merriweather', 'Millrace', 'Mossgrove', 'Nightingale', 'Northbrook', 'Oldacre', 'Orchardson', 'Pebblebrook'],
  ...['Pennywhistle', 'Quarrymoor', 'Quickwater', 'Ravenhill', 'Riverstone', 'Rookwood', 'Saltmarsh', 'Silverthorn'],
  ...['Stonecrop', 'Summerfield', 'Thistlewood', 'Tidewater', 'Underhill', 'Vinegrove', 'Wayfarer', 'Wetherby'],
  ...['Whitlowe', 'Windermoor', 'Woodruff', 'Yellowfield'],
];

export interface Name {
  readonly first: string;
  readonly last: string;
}

/** Every first and last name once together, shuffled: enough for thousands of people, no two alike. */
export function namesFor(random: Random): Generator<Name, never, undefined> {
  const all = random.shuffled(first.flatMap((one) => last.map((other) => ({ first: one, last: other }))));
  return (function* (): Generator<Name, never, undefined> {
    for (let round = 1; ; round += 1) {
      for (const name of all) yield round === 1 ? name : { ...name, last: `${name.last}-${round}` };
    }
  })();
}
