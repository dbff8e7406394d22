import type { EnrollmentPage } from '../../../shared/contract/certification.ts';
import { useAddressState } from '../../app/places.tsx';

/** Which of somebody's certificates is shown: the newest, until another is chosen; kept in the address. */
export function useChosenEnrollment(enrollments: readonly EnrollmentPage[]) {
  const [id, choose] = useAddressState('certificate', '');
  const chosen = enrollments.find(({ enrollment }) => enrollment.id === id) ?? enrollments[0];
  const options = enrollments.map(({ enrollment, program }) => ({
    value: enrollment.id,
    label: program?.credential ?? enrollment.programId,
  }));
  return { chosen, choose, options };
}
