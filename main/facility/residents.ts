import { admit } from './residents/admit.ts';
import { bedBoard } from './residents/bed-board.ts';
import { changePerson } from './residents/change-person.ts';
import { lookAlikes } from './residents/look-alikes.ts';
import { personPage } from './residents/person-page.ts';
import { residentRows, roster } from './residents/rows.ts';
import { changePhase, correctStay, discharge, moveBed } from './residents/stay-changes.ts';
import { os } from './gate.ts';
import { signInOfMentor } from './sign-ins.ts';

/** Who lives here, who did, and everything that happens to a stay. */
export const residentsCalls = {
  roster: os.residents.roster.handler(({ context: { desk } }) => ({ people: roster(desk.houseState()) })),
  list: os.residents.list.handler(({ context: { desk }, input }) => ({
    rows: residentRows(desk.staffState(), input.who, desk.today),
  })),
  get: os.residents.get.handler(({ context: { desk }, input: { personId } }) => {
    const signInName = signInOfMentor(desk, personId)?.name;
    return { ...personPage(desk.staffState(), personId, desk.today), ...(signInName !== undefined && { signInName }) };
  }),
  lookAlikes: os.residents.lookAlikes.handler(({ context: { desk }, input }) => ({
    people: lookAlikes(desk.staffState(), input),
  })),
  bedBoard: os.residents.bedBoard.handler(({ context: { desk }, input }) =>
    bedBoard(desk.staffState(), input.on ?? desk.today),
  ),
  admit: os.residents.admit.handler(({ context: { desk }, input }) => admit(desk, input)),
  changePerson: os.residents.changePerson.handler(({ context: { desk }, input }) => changePerson(desk, input)),
  moveBed: os.residents.moveBed.handler(({ context: { desk }, input }) => moveBed(desk, input)),
  changePhase: os.residents.changePhase.handler(({ context: { desk }, input }) => changePhase(desk, input)),
  discharge: os.residents.discharge.handler(({ context: { desk }, input }) => discharge(desk, input)),
  correctStay: os.residents.correctStay.handler(({ context: { desk }, input }) => correctStay(desk, input)),
};
