import { describe, expect, it } from 'vitest';
import { findingLine } from '../../../../shared/exchange/findings.ts';
import { folder, imported, plan } from './random-folder.ts';

/** A house of two people, one bed each, nothing wrong with it. */
const sound: Readonly<Record<string, string>> = {
  'house.csv': 'name,state,time_zone\nHope House,KY,America/New_York\n',
  'phases.csv': 'phase_id,name,order\nSOS,Orientation,1\n',
  'beds.csv':
    'bed_id,room,name,available_from,available_to\nB1,12,lower,2025-01-01,\nB2,12,upper,2025-01-01,2026-06-30\n',
  'people.csv': 'person_id,preferred_name,birth_date,veteran\nA,Ann,1990-01-01,yes\nB,Bo,,\n',
  'stays.csv':
    'stay_id,person_id,admitted_on,discharged_on,discharge_reason,destination,employed_at_exit,arrested_during\n' +
    'S1,A,2026-01-10,,,,,\nS2,B,2026-01-10,2026-03-01,completed,permanent,yes,no\n',
  'stay_phases.csv': 'stay_id,from,phase_id\nS1,2026-01-10,SOS\n',
  'stay_beds.csv': 'stay_id,from,bed_id,to\nS1,2026-01-10,B1,\nS2,2026-01-10,B2,2026-02-28\n',
  'mentors.csv': 'person_id,since,capacity\nA,2026-02-01,3\n',
  'pairings.csv': 'mentor_id,resident_id,from,to\nA,B,2026-02-01,\n',
  'contacts.csv': 'contact_id,mentor_id,person_id,at,minutes,mode,reached\nC1,A,B,2026-02-02T10:00,20,phone,yes\n',
  'session_types.csv': 'type,sensitive\nBook,no\n',
  'sessions.csv': 'session_id,starts_at,minutes,type,status,leader_ids\nG1,2026-02-03T19:00,60,Book,held,A\n',
  'marks.csv': 'session_id,person_id,mark,minutes,walk_in\nG1,A,present,,\nG1,B,absent,,\n',
  'enrollments.csv':
    'enrollment_id,person_id,program_id,started_on,status,ended_on,certified_on\nE1,A,ky-apss,2026-01-15,in-progress,,\nE2,A,us-ncps,2026-01-15,in-progress,,\n',
  'hours.csv': 'hours_id,enrollment_id,on,kind,hours\nH1,E1,2026-02-05,training,16\nH2,E2,2026-02-05,ce,8\n',
  'hours_derived.csv': 'enrollment_id,source,verified_by,verified_on\nE1,session:G1,Pat,2026-02-04\n',
  'exams.csv': 'exam_id,enrollment_id,kind,on,result\nX1,E1,written,2026-06-01,pass\n',
};

/** What the folder is refused for with one file's text put in another's place. */
const refusalsOf = (file: string, text: string): readonly string[] =>
  plan(folder({ ...sound, [file]: text })).plan.refusals.map(findingLine);

/** The same with one piece of a file replaced. */
function refusalsWith(file: string, piece: string, other: string): readonly string[] {
  const text = sound[file] ?? '';
  expect(text).toContain(piece);
  return refusalsOf(file, text.replace(piece, other));
}

it('refuses nothing of a sound folder', () => {
  expect(plan(folder(sound)).plan.refusals).toEqual([]);
});

describe('a cell', () => {
  it.each([
    ['people.csv', 'Bo,', ',', 'people.csv:3:preferred_name: : a value; preferred_name is required'],
    ['people.csv', 'yes', 'Yes', 'people.csv:2:veteran: Yes: yes or no'],
    ['people.csv', 'yes', 'true', 'people.csv:2:veteran: true: yes or no'],
    ['contacts.csv', 'phone', 'letter', 'contacts.csv:2:mode: letter: one of in-person, phone, text, video'],
    ['exams.csv', 'pass', 'passed', 'exams.csv:2:result: passed: one of pass, fail'],
    [
      'people.csv',
      '1990-01-01',
      '01/01/1990',
      'people.csv:2:birth_date: 01/01/1990: a day of the calendar, YYYY-MM-DD',
    ],
    [
      'people.csv',
      '1990-01-01',
      '1990-02-29',
      'people.csv:2:birth_date: 1990-02-29: a day of the calendar, YYYY-MM-DD',
    ],
    ['contacts.csv', 'T10:00', 'T24:00', 'contacts.csv:2:at: 2026-02-02T24:00: a date and time, YYYY-MM-DDTHH:MM'],
    ['contacts.csv', 'T10:00', ' 10:00', 'contacts.csv:2:at: 2026-02-02 10:00: a date and time, YYYY-MM-DDTHH:MM'],
    ['contacts.csv', ',20,', ',twenty,', 'contacts.csv:2:minutes: twenty: a number, 0 or more, such as 12 or 1.5'],
    ['contacts.csv', ',20,', ',-20,', 'contacts.csv:2:minutes: -20: a number, 0 or more, such as 12 or 1.5'],
    ['contacts.csv', ',20,', ',1e2,', 'contacts.csv:2:minutes: 1e2: a number, 0 or more, such as 12 or 1.5'],
    ['mentors.csv', ',3', ',2.5', 'mentors.csv:2:capacity: 2.5: a whole number, 0 or more'],
    ['house.csv', 'KY', 'Kentucky', 'house.csv:2:state: Kentucky: two capital letters, as in KY'],
    ['house.csv', 'America/New_York', 'Eastern', 'house.csv:2:time_zone: Eastern: a time zone, as in America/New_York'],
    [
      'people.csv',
      '1990-01-01',
      '2026-11-21',
      'people.csv:2:birth_date: 2026-11-21: a birth date that is not in the future',
    ],
    [
      'sessions.csv',
      ',60,',
      ',1441,',
      'sessions.csv:2:minutes: 1441: at most 1440 minutes: nothing here lasts longer than 24 hours',
    ],
    [
      'hours_derived.csv',
      'session:',
      'roll:',
      'hours_derived.csv:2:source: roll:G1: session:ID, contact:ID or supervision:ID',
    ],
  ])('%s: %s → %s', (file, piece, other, refusal) => {
    expect(refusalsWith(file, piece, other)).toEqual([refusal]);
  });

  it('accepts a birth date of today, a whole day of minutes and a full day of hours', () => {
    expect(refusalsWith('people.csv', '1990-01-01', '2026-11-20')).toEqual([]);
    expect(refusalsWith('sessions.csv', ',60,', ',1440,')).toEqual([]);
  });
});

describe('a reference', () => {
  it.each([
    ['contacts.csv', 'A,B', 'A,Z', 'contacts.csv:2:person_id: Z: an id of people.csv or of the house'],
    ['pairings.csv', 'A,B', 'Z,B', 'pairings.csv:2:mentor_id: Z: an id of people.csv or of the house'],
    ['stay_phases.csv', 'SOS', 'Nope', 'stay_phases.csv:2:phase_id: Nope: an id of phases.csv or of the house'],
    ['stay_beds.csv', 'B1', 'B9', 'stay_beds.csv:2:bed_id: B9: an id of beds.csv or of the house'],
    ['stay_beds.csv', 'S1', 'S9', 'stay_beds.csv:2:stay_id: S9: an id of stays.csv or of the house'],
    ['sessions.csv', ',A', ',A;Z', 'sessions.csv:2:leader_ids: A;Z: an id of people.csv or of the house'],
    ['sessions.csv', 'Book', 'Yoga', 'sessions.csv:2:type: Yoga: an id of session_types.csv or of the house'],
    [
      'enrollments.csv',
      'ky-apss',
      'ky-none',
      'enrollments.csv:2:program_id: ky-none: the id of a certification program',
    ],
    ['exams.csv', 'E1', 'E9', 'exams.csv:2:enrollment_id: E9: an id of enrollments.csv or of the house'],
    [
      'hours_derived.csv',
      'session:G1',
      'session:G9',
      'hours_derived.csv:2:source: session:G9: a session, contact or supervision meeting of the folder or of the house',
    ],
    [
      'hours_derived.csv',
      'session:G1',
      'supervision:G1',
      'hours_derived.csv:2:source: supervision:G1: a session, contact or supervision meeting of the folder or of the house',
    ],
  ])('%s: %s → %s', (file, piece, other, refusal) => {
    expect(refusalsWith(file, piece, other)).toEqual([refusal]);
  });

  it('may lead into the house instead of the folder', () => {
    const house = imported(folder(sound));
    const more = folder({ 'stays.csv': 'stay_id,person_id,admitted_on\nS3,B,2026-03-01\n' });
    expect(plan(more, house).plan.refusals).toEqual([]);
  });

  it('to a row that is refused itself is not refused a second time', () => {
    expect(refusalsWith('people.csv', 'Bo,', ',')).toHaveLength(1);
    expect(refusalsWith('stays.csv', '2026-03-01', 'soon')).toHaveLength(1);
  });
});

describe('a stay', () => {
  it.each([
    [
      'stays.csv',
      '2026-03-01',
      '2026-01-09',
      'stays.csv:3:discharged_on: 2026-01-09: discharged_on not before admitted_on, 2026-01-10',
    ],
    [
      'stays.csv',
      'S1,A,2026-01-10,,,,,',
      'S1,A,2026-01-10,,left,,,',
      'stays.csv:2:discharge_reason: left: nothing while the stay is open, or a discharged_on',
    ],
    [
      'stays.csv',
      'S1,A,2026-01-10,,,,,',
      'S1,A,2026-01-10,,,,,no',
      'stays.csv:2:arrested_during: no: nothing while the stay is open, or a discharged_on',
    ],
    [
      'stays.csv',
      'yes,no\n',
      'yes,no\nS3,B,2026-02-28,,,,,\n',
      'stays.csv:4:admitted_on: 2026-02-28: no overlap with stay S2, 2026-01-10 to 2026-03-01',
    ],
    [
      'stays.csv',
      'yes,no\n',
      'yes,no\nS3,A,2026-11-01,,,,,\n',
      'stays.csv:4:admitted_on: 2026-11-01: no overlap with stay S1, 2026-01-10 to today',
    ],
    [
      'stays.csv',
      'yes,no\n',
      'yes,no\nS3,B,2026-01-10,2026-01-10,,,,\n',
      'stays.csv:4:admitted_on: 2026-01-10: no overlap with stay S2, 2026-01-10 to 2026-03-01',
    ],
    [
      'stays.csv',
      'yes,no\n',
      'yes,no\nS3,B,2026-03-01,2026-03-01,,,,\nS4,B,2026-03-01,,,,,\n',
      'stays.csv:5:admitted_on: 2026-03-01: no overlap with stay S3, 2026-03-01 to 2026-03-01',
    ],
    [
      'stay_phases.csv',
      '01-10',
      '01-09',
      'stay_phases.csv:2:from: 2026-01-09: a phase within the stay, 2026-01-10 to today',
    ],
    [
      'stay_phases.csv',
      'S1,2026-01-10',
      'S2,2026-03-02',
      'stay_phases.csv:2:from: 2026-03-02: a phase within the stay, 2026-01-10 to 2026-03-01',
    ],
  ])('%s: %s → %s', (file, piece, other, refusal) => {
    expect(refusalsWith(file, piece, other)).toEqual([refusal]);
  });

  it('may begin on the day another ends, and end on the day it begins', () => {
    const text = (sound['stays.csv'] ?? '') + 'S3,B,2026-03-01,2026-03-01,,,,\nS4,B,2026-03-02,,,,,\n';
    expect(refusalsOf('stays.csv', text)).toEqual([]);
  });
});

describe('a bed', () => {
  it.each([
    [
      'B2,2026-02-28',
      'B1,2026-02-28',
      'stay_beds.csv:3:bed_id: B1: a bed that is free: stay S1 has it from 2026-01-10 to today',
    ],
    ['B1,\n', 'B1,\nS1,2026-02-01,B2,2026-02-02\n', 'two'],
    [
      '2026-01-10,B1',
      '2026-01-09,B1',
      'stay_beds.csv:2:from: 2026-01-09: nights within the stay, which begins on 2026-01-10',
    ],
    ['2026-02-28', '2026-03-01', 'stay_beds.csv:3:to: 2026-03-01: nights within the stay, the last on 2026-02-28'],
    ['2026-02-28', '', 'stay_beds.csv:3:to: : the last night there; the stay ended on 2026-03-01'],
    ['2026-02-28', '2026-01-09', 'stay_beds.csv:3:to: 2026-01-09: the last night there, not before 2026-01-10'],
    ['B1,', 'B2,2026-07-01', 'out'],
  ])('%s → %s', (piece, other, refusal) => {
    const found = refusalsWith('stay_beds.csv', piece, other);
    if (refusal === 'two') {
      expect(found).toEqual([
        'stay_beds.csv:3:from: 2026-02-01: one bed a night: this stay has bed B1 from 2026-01-10',
        'stay_beds.csv:3:bed_id: B2: a bed that is free: stay S2 has it from 2026-01-10 to 2026-02-28',
      ]);
    } else if (refusal === 'out') {
      expect(found).toContain('stay_beds.csv:2:to: 2026-07-01: nights the bed is there, up to 2026-06-30');
    } else expect(found).toEqual([refusal]);
  });

  it('may be taken over the night after, and by a stay of one day at any time', () => {
    const stays = (sound['stays.csv'] ?? '') + 'S3,B,2026-03-05,2026-03-05,,,,\n';
    const beds = (sound['stay_beds.csv'] ?? '') + 'S3,2026-03-05,B1,2026-03-05\n';
    expect(plan(folder({ ...sound, 'stays.csv': stays, 'stay_beds.csv': beds })).plan.refusals).toEqual([]);
  });
});

describe('a group', () => {
  it('at an hour the clocks skip is refused, an hour they repeat is not', () => {
    expect(refusalsWith('sessions.csv', '2026-02-03T19:00', '2026-03-08T02:30')[0]).toBe(
      'sessions.csv:2:starts_at: 2026-03-08T02:30: a time that exists in America/New_York; the clocks go forward over 2026-03-08T02:30',
    );
    expect(refusalsWith('sessions.csv', '2026-02-03T19:00', '2026-11-01T01:30').join()).not.toContain('starts_at');
  });

  it('marks nobody who is not of the house that day, except as a walk-in', () => {
    expect(refusalsWith('sessions.csv', '2026-02-03', '2026-03-02')).toEqual([
      'marks.csv:3:person_id: B: somebody of the house on 2026-03-02, or walk_in yes',
    ]);
    expect(refusalsWith('sessions.csv', '2026-02-03', '2026-03-01')).toEqual([]);
    const walkIn = (sound['marks.csv'] ?? '').replace('B,absent,,', 'B,absent,,yes');
    const late = (sound['sessions.csv'] ?? '').replace('2026-02-03', '2026-03-02');
    expect(plan(folder({ ...sound, 'marks.csv': walkIn, 'sessions.csv': late })).plan.refusals).toEqual([]);
  });
});

describe('certification', () => {
  it.each([
    [
      'in-progress,,\nE2',
      'certified,,\nE2',
      'enrollments.csv:2:certified_on: : the day of the certificate; the status is certified',
    ],
    [
      'in-progress,,\nE2',
      'lapsed,,2026-02-01\nE2',
      'enrollments.csv:2:ended_on: : the day it ended; the status is lapsed',
    ],
    ['in-progress,,\nE2', 'withdrawn,,\nE2', 'enrollments.csv:2:ended_on: : the day it ended; the status is withdrawn'],
  ])('%s → %s', (piece, other, refusal) => {
    expect(refusalsWith('enrollments.csv', piece, other)).toEqual([refusal]);
  });

  it('enters no more than 24 hours for one person on one day, over all their programs', () => {
    expect(refusalsWith('hours.csv', ',8', ',8.0001')).toEqual([
      'hours.csv:3:hours: 8.0001: at most 24 hours for one person on one day; these make 24.0001',
    ]);
    const house = imported(folder(sound));
    const more = folder({ 'hours.csv': 'hours_id,enrollment_id,on,kind,hours\nH3,E1,2026-02-05,ce,0.5\n' });
    expect(plan(more, house).plan.refusals.map(findingLine)).toEqual([
      'hours.csv:2:hours: 0.5: at most 24 hours for one person on one day; these make 24.5',
    ]);
  });
});

describe('a damaged file', () => {
  it.each([
    ['a,b"c\n', 2, 'b"c', 'quotes around the whole field, or none in it'],
    ['"a"b,c\n', 2, '"a"b,c', 'a quote inside quotes written twice'],
    ['"a,b\nc\n', 2, '"a,b', 'a closing quote'],
    ['a,b\0\n', 2, 'NUL', 'text without NUL characters'],
    ['a\rb,c\n', 2, '', 'rows that end with LF or CRLF'],
  ])('%j', (row, line, value, right) => {
    const [found] = plan(folder({ 'people.csv': `person_id,preferred_name\n${row}` })).plan.refusals;
    expect(found).toMatchObject({ file: 'people.csv', line, right });
    expect(found?.value).toContain(value);
  });

  it.each([
    ['person_id,preferred_name\nA\n', 'people.csv:2:: 1 field: 2 fields, as in the header'],
    ['person_id,preferred_name\nA,Ann,x\n', 'people.csv:2:: 3 fields: 2 fields, as in the header'],
    ['person_id,preferred_name,person_id\nA,Ann,A\n', 'people.csv:1:person_id: person_id: each column once'],
    ['person_id,legal_last\nA,Lee\n', 'people.csv:1:preferred_name: : a column preferred_name; it is required'],
    [
      '',
      'people.csv:1:: : a header row: person_id,preferred_name,legal_first,legal_last,birth_date,gender,race,ethnicity,veteran,phone,email,recovery_date',
    ],
    ['person_id,preferred_name\nA,Ann\nA,Ann\n', 'people.csv:3:person_id: A: each person_id once; line 2 has it'],
  ])('%j', (text, refusal) => {
    expect(plan(folder({ 'people.csv': text })).plan.refusals.map(findingLine)).toEqual([refusal]);
  });

  it('with one key twice names the cell of its first column', () => {
    expect(refusalsOf('mentors.csv', 'person_id,since\nA,2026-02-01\nA,2026-03-01\nA,2026-02-01\n')).toEqual([
      'mentors.csv:4:person_id: A: each person_id + since once; line 2 has it',
    ]);
  });

  it('that is not UTF-8 is refused whole, and what refers to it is not', () => {
    const files = folder(sound).map((file) =>
      file.name === 'people.csv' ? { ...file, text: undefined, damagedLine: 3 } : file,
    );
    expect(plan(files).plan.refusals.map(findingLine)).toEqual([
      'people.csv:3:: : text in UTF-8: save it as "CSV UTF-8"',
    ]);
  });

  it('names the physical line where a row starts', () => {
    const text = 'person_id,preferred_name,race\nA,Ann,"two\nlines\n"\n\nB,Bo,"x\r\ny"\nC,,z\n';
    const { refusals, warnings } = plan(folder({ 'people.csv': text })).plan;
    expect(refusals.map(({ line }) => line)).toEqual([8]);
    expect(warnings.map(({ line }) => line)).toEqual([5]);
  });

  it('with a second house is refused', () => {
    expect(refusalsOf('house.csv', (sound['house.csv'] ?? '').replace(/(Hope.*\n)/u, '$1$1'))).toEqual([
      'house.csv:3:: : one row only; line 2 has it',
    ]);
  });
});

describe('a folder', () => {
  it('refuses tables it does not know and passes over what is no table', () => {
    const { refusals, warnings } = plan(
      folder({ 'screens.csv': 'a\n', 'notes.txt': 'x', 'people.csv': 'person_id,preferred_name,shoe\nA,Ann,9\n' }),
    ).plan;
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatchObject({ file: 'screens.csv', line: 0 });
    expect(warnings.map(findingLine)).toEqual([
      'people.csv:1:shoe: : a column of people.csv; this one is not known and not read',
      'notes.txt:0:: : a .csv file; this one is not read',
    ]);
  });
});

describe('a row of the folder against the house', () => {
  const house = imported(folder(sound));
  const refused = (file: string, text: string) => plan(folder({ [file]: text }), house).plan.refusals.map(findingLine);

  it('is held against the rows already there, and named itself', () => {
    expect(refused('stays.csv', 'stay_id,person_id,admitted_on\nS3,A,2026-05-01\n')).toEqual([
      'stays.csv:2:admitted_on: 2026-05-01: no overlap with stay S1, 2026-01-10 to today',
    ]);
    expect(refused('stays.csv', 'stay_id,person_id,admitted_on,discharged_on\nS1,A,2026-01-10,2026-05-01\n')).toEqual([
      'stays.csv:2:discharged_on: 2026-05-01: the last night there; the stay ended on 2026-05-01',
    ]);
    expect(
      refused('beds.csv', 'bed_id,room,name,available_from,available_to\nB1,12,lower,2025-01-01,2026-10-01\n'),
    ).toEqual(['beds.csv:2:available_to: 2026-10-01: nights the bed is there, up to 2026-10-01']);
    expect(refused('house.csv', 'name,state,time_zone\nHope House,KY,Asia/Tokyo\n')).toEqual([]);
  });

  it('changes the cells it gives, clears the empty ones and leaves the others', () => {
    const after = imported(folder({ 'people.csv': 'person_id,preferred_name,veteran\nA,Annie,\n' }), house);
    expect(after.confidential.people['A']).toEqual({ id: 'A', birthDate: '1990-01-01' });
    expect(after.confidential.formerPeople['A']).toEqual({ id: 'A', preferredName: 'Annie' });
    const counted = plan(folder({ 'people.csv': 'person_id,preferred_name\nA,Ann\nB,Bob\nC,Cy\n' }), house).plan.tables;
    expect(counted).toEqual([{ file: 'people.csv', new: 1, same: 1, changed: 1, refused: 0 }]);
  });

  it('moves what turns out to belong elsewhere', () => {
    const moved = imported(
      folder({
        'people.csv': 'person_id,preferred_name\nB,Bo\n',
        'contacts.csv': 'contact_id,mentor_id,person_id,at,mode,reached\nC1,B,A,2026-03-02T10:00,phone,yes\n',
        'session_types.csv': 'type,sensitive,neutral_title\nBook,yes,Group\n',
        'enrollments.csv':
          'enrollment_id,person_id,program_id,started_on,status\nE1,B,ky-apss,2026-01-15,in-progress\n',
      }),
      house,
    );
    expect(moved['own:A']?.contacts).toEqual({ '2026-02': {} });
    expect(moved['own:B']?.contacts['2026-03']?.['C1']).toMatchObject({ personId: 'A', minutes: 20 });
    expect(moved.house.sessions).toEqual({ '2026-02': {} });
    expect(moved.confidential.sessions['2026-02']?.['G1']?.marks).toEqual({
      A: { mark: 'present' },
      B: { mark: 'absent' },
    });
    expect(moved['own:A']?.led).toEqual({ '2026-02': { G1: { id: 'G1', startsAt: '2026-02-03T19:00', minutes: 60 } } });
    expect(Object.keys(moved['own:B']?.hours ?? {})).toEqual(['H1']);
    expect(Object.keys(moved['own:A']?.hours ?? {})).toEqual(['H2']);
    expect(Object.keys(moved['own:B']?.signatures ?? {})).toHaveLength(1);
    expect(Object.keys(moved['own:B']?.exams ?? {})).toEqual(['X1']);
  });
});
