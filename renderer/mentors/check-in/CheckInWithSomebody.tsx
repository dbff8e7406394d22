import { CheckInScreen } from './CheckInScreen.tsx';

/** A check-in, with nobody chosen yet. */
export default function CheckInWithSomebody() {
  return <CheckInScreen />;
}
