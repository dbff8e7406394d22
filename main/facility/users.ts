import type { Desk } from './context.ts';
import { valueAt, valueOf } from './context.ts';
import { os } from './gate.ts';
import { knownPerson, ownOf } from './people.ts';
import { closeSignIn, openSignIn, signInToClose } from './sign-ins.ts';

export const usersCalls = {
  list: os.users.list.handler(({ context: { desk } }) => {
    const { 'sign-ins': signIns, confidential } = desk.staffState();
    return {
      users: desk.session.users().map((user) => {
        const since = signIns.closed[user.id];
        const because = confidential.signInClosings[user.id]?.because ?? ('closed' as const);
        return since === undefined ? user : { ...user, closed: { since, because } };
      }),
    };
  }),

  add: os.users.add.handler(async ({ context: { desk }, input: { passphrase, personId, ...user } }) => {
    if (personId !== undefined) await makeOwn(desk, personId);
    const id = desk.newId();
    const added = await desk.session.addUser(
      { ...user, id, ...(personId === undefined ? {} : { personId }) },
      passphrase,
    );
    return { user: valueAt('passphrase', added) };
  }),

  link: os.users.link.handler(async ({ context: { desk }, input: { userId, personId } }) => {
    await makeOwn(desk, personId);
    return { user: valueOf(await desk.session.changeUser(userId, { personId })) };
  }),

  rename: os.users.rename.handler(async ({ context: { desk }, input: { userId, name } }) => ({
    user: valueOf(await desk.session.changeUser(userId, { name })),
  })),

  changeRole: os.users.changeRole.handler(async ({ context: { desk }, input: { userId, role } }) => ({
    user: valueOf(await desk.session.changeUser(userId, { role })),
  })),

  resetPassphrase: os.users.resetPassphrase.handler(async ({ context: { desk }, input: { userId, passphrase } }) => ({
    user: valueAt('passphrase', await desk.session.resetPassphrase(userId, passphrase)),
  })),

  remove: os.users.remove.handler(async ({ context: { desk }, input: { userId } }) => ({
    user: valueOf(await desk.session.removeUser(userId)),
  })),

  close: os.users.close.handler(async ({ context: { desk }, input: { userId } }) => {
    const { name } = signInToClose(desk, userId);
    const deed = { action: 'signIns.close', label: `closing of ${name}’s sign-in`, target: userId };
    return { saved: await desk.changeAsStaff(deed, (draft) => closeSignIn(draft, desk, userId, 'closed')) };
  }),

  open: os.users.open.handler(async ({ context: { desk }, input: { userId } }) => {
    const { name } = signInToClose(desk, userId);
    const deed = { action: 'signIns.open', label: `opening of ${name}’s sign-in`, target: userId };
    return { saved: await desk.changeAsStaff(deed, (draft) => openSignIn(draft, userId)) };
  }),
};

/** A sign-in can be given the key of a person's own compartment once there is one. */
async function makeOwn(desk: Desk, personId: string): Promise<void> {
  knownPerson(desk.staffState(), personId);
  if (desk.own(personId)) return;
  const label = 'a place for their own records';
  await desk.changeAsStaff({ action: 'users.makeOwn', label, target: personId }, (draft) => {
    ownOf(draft, personId);
  });
}
