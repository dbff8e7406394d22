const stateNames =
  'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,PR Puerto Rico,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming';

/** The states as a list to choose from: two letters, whole name. */
export const states = stateNames.split(',').map((each) => ({ value: each.slice(0, 2), label: each.slice(3) }));

const common: Record<string, string> = {
  'America/New_York': 'Eastern',
  'America/Chicago': 'Central',
  'America/Denver': 'Mountain',
  'America/Phoenix': 'Arizona',
  'America/Los_Angeles': 'Pacific',
  'America/Anchorage': 'Alaska',
  'Pacific/Honolulu': 'Hawaii',
};

/** Time zones to choose from: those of the United States by the name people use, then all others, the chosen one among them. */
export function timeZones(chosen?: string): { group: string; items: { value: string; label: string }[] }[] {
  const known = new Set([...Intl.supportedValuesOf('timeZone'), ...(chosen === undefined ? [] : [chosen])]);
  const others = [...known].filter((zone) => !(zone in common));
  return [
    {
      group: 'United States',
      items: Object.entries(common).map(([value, label]) => ({ value, label: `${label} time` })),
    },
    { group: 'All others', items: others.map((value) => ({ value, label: value.replaceAll('_', ' ') })) },
  ];
}
