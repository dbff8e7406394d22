import { usePathParam } from '../../app/places.tsx';
import { CheckInScreen } from './CheckInScreen.tsx';

/** A check-in with the person named in the address. */
export default function CheckInWithThisPerson() {
  return <CheckInScreen personId={usePathParam('personId')} />;
}
