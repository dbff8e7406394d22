import type { OwnCompartment } from '../../records/compartments.ts';
import { ownName } from '../../records/compartments.ts';
import { signatureKey } from '../../rules/report/derived-hours.ts';
import { known } from './plain.ts';
import type { Target } from './target.ts';
import { changedIn, ownIn } from './target.ts';

/** Enrollments, hours, signatures and exams, each with the person enrolled. */
export function applyCertification(target: Target): void {
  applyEnrollments(target);
  applyHours(target);
  applySignatures(target);
  applyExams(target);
}

function applyEnrollments(target: Target): void {
  for (const { row, before } of changedIn(target.house.enrollments)) {
    const { enrollment_id: id, person_id: personId } = row;
    const old = before && target.before[ownName(before.person_id)]?.enrollments[id];
    if (before && before.person_id !== personId) moveWork(target, id, before.person_id, personId);
    ownIn(target, personId).enrollments[id] = known({
      ...old,
      requirementsMet: old?.requirementsMet ?? {},
      id,
      personId,
      programId: row.program_id,
      startedOn: row.started_on,
      status: row.status,
      endedOn: row.ended_on,
      certifiedOn: row.certified_on,
      expiresOn: row.expires_on,
    });
  }
}

/** An enrollment that turns out to be another person's takes along what hangs on it. */
function moveWork(target: Target, enrollmentId: string, from: string, to: string): void {
  const [old, home] = [target.before[ownName(from)], ownIn(target, to)];
  const leaving = target.draft[ownName(from)];
  if (!old || !leaving) return;
  delete leaving.enrollments[enrollmentId];
  move(old.hours, leaving.hours, home.hours, enrollmentId);
  move(old.exams, leaving.exams, home.exams, enrollmentId);
  move(old.signatures, leaving.signatures, home.signatures, enrollmentId);
}

function move<Item extends { readonly enrollmentId: string }>(
  items: Readonly<Record<string, Item>>,
  from: Record<string, Item>,
  to: Record<string, Item>,
  enrollmentId: string,
): void {
  for (const [key, item] of Object.entries(items)) {
    if (item.enrollmentId !== enrollmentId) continue;
    delete from[key];
    to[key] = item;
  }
}

/** The compartment of the person an enrollment belongs to after the import. */
function ownOfEnrollment(target: Target, enrollmentId: string): OwnCompartment {
  const personId = target.house.enrollments.entries.get(enrollmentId)?.row.person_id;
  if (personId === undefined) throw new Error(`no enrollment ${enrollmentId}: its rows should have been refused`);
  return ownIn(target, personId);
}

function applyHours(target: Target): void {
  for (const { row, before } of changedIn(target.house.hours)) {
    const { hours_id: id, enrollment_id: enrollmentId, on, kind, domain, hours, note } = row;
    if (before && before.enrollment_id !== enrollmentId) delete ownOfEnrollment(target, before.enrollment_id).hours[id];
    const [verifiedBy, verifiedOn] = [row.verified_by, row.verified_on];
    const entry = known({ id, enrollmentId, on, kind, domain, hours, verifiedBy, verifiedOn, note });
    ownOfEnrollment(target, enrollmentId).hours[id] = entry;
  }
}

/** Derived hours are never stored; a signature under them is. */
function applySignatures(target: Target): void {
  for (const { row } of changedIn(target.house.hours_derived)) {
    const { enrollment_id: enrollmentId, source, verified_by: verifiedBy, verified_on: verifiedOn } = row;
    const { signatures } = ownOfEnrollment(target, enrollmentId);
    const signature = known({ enrollmentId, source, verifiedBy, verifiedOn });
    if (verifiedBy === undefined && verifiedOn === undefined) delete signatures[signatureKey(signature)];
    else signatures[signatureKey(signature)] = signature;
  }
}

function applyExams(target: Target): void {
  for (const { row, before } of changedIn(target.house.exams)) {
    const { exam_id: id, enrollment_id: enrollmentId, kind, on, result, score } = row;
    if (before && before.enrollment_id !== enrollmentId) delete ownOfEnrollment(target, before.enrollment_id).exams[id];
    ownOfEnrollment(target, enrollmentId).exams[id] = known({ id, enrollmentId, kind, on, result, score });
  }
}
