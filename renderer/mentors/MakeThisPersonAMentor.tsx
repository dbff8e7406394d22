import { usePathParam } from '../app/places.tsx';
import { MakeMentor } from './MakeMentor.tsx';

/** Making a mentor of the person named in the address. */
export default function MakeThisPersonAMentor() {
  return <MakeMentor personId={usePathParam('personId')} />;
}
