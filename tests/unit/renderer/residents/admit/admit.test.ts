import { describe, expect, test } from 'vitest';
import { admissionOf, admitFormSchema } from '../../../../../renderer/residents/admit/form.ts';
import { isThis, livesHere, rememberedDay, tellingApart } from '../../../../../renderer/residents/admit/lookAlike.ts';

const today = '2026-11-23';
const dana = { person: { id: 'dana', preferredName: 'Dana', lastInitial: 'W' } };

describe('the form of an admission', () => {
  test('a preferred name and a day are enough', () => {
    const form = admitFormSchema.parse({ preferredName: ' Dana ', admittedOn: today });
    expect(admissionOf(form)).toEqual({ person: { preferredName: 'Dana' }, admittedOn: today });
  });

  test('without a name it says so at the name', () => {
    const { error } = admitFormSchema.safeParse({ admittedOn: today });
    expect(error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['preferredName', 'required'],
    ]);
  });

  test('somebody who comes back gets a new stay and no new record, whatever was typed before', () => {
    const form = admitFormSchema.parse({ personId: 'dana', preferredName: 'Dan', legalLast: 'W', admittedOn: today });
    expect(admissionOf(form)).toEqual({ personId: 'dana', admittedOn: today });
  });

  test('what is known already goes with it', () => {
    const known = { bedId: 'b', phaseId: 'sos', mentorId: 'riley', referralSource: 'Drug court' };
    const form = admitFormSchema.parse({ preferredName: 'Dana', birthDate: '1988-04-02', admittedOn: today, ...known });
    expect(admissionOf(form)).toEqual({
      person: { preferredName: 'Dana', birthDate: '1988-04-02' },
      admittedOn: today,
      ...known,
    });
  });
});

describe('somebody who could be known already', () => {
  test('is asked about by when they left', () => {
    const left = { ...dana, lastStay: { admittedOn: '2025-11-04', dischargedOn: '2026-03-14' } };
    expect(isThis(left, today)).toBe('Is this Dana W., who left in March?');
    expect(livesHere(left)).toBe(false);
  });

  test('a month of another year is named with its year', () => {
    expect(rememberedDay('2025-03-14', today)).toBe('March 2025');
    expect(rememberedDay('2025-12-30', today)).toBe('December');
  });

  test('who lives here cannot be admitted, and who never stayed can', () => {
    const here = { ...dana, lastStay: { admittedOn: '2026-10-01' } };
    expect(isThis(here, today)).toBe('Is this Dana W., who lives here since Thu, Oct 1?');
    expect(livesHere(here)).toBe(true);
    expect(isThis(dana, today)).toBe('Is this Dana W., who is known here but never stayed?');
    expect(livesHere(dana)).toBe(false);
  });

  test('legal name and birth date tell two people of one name apart', () => {
    expect(tellingApart({ ...dana, legalName: 'Dana Whitfield', birthDate: '1988-04-02' })).toBe(
      'Dana Whitfield, born Apr 2, 1988',
    );
    expect(tellingApart(dana)).toBeUndefined();
  });
});
