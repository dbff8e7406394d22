import type { Desk } from './context.ts';
import { valueAt, valueOf } from './context.ts';
import { os } from './gate.ts';
import { knownPerson, ownOf } from './people.ts';

export const usersCalls = {
  list: os.users.list.handler(({ context: { desk } }) => ({ users: [...desk.session.users()] })),

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
