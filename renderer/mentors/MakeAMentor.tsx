import { MakeMentor } from './MakeMentor.tsx';

/** Making a mentor, with nobody chosen yet. */
export default function MakeAMentor() {
  return <MakeMentor />;
}
