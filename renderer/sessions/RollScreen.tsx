import { Answered } from '../app/Answered.tsx';
import { places, useGoBack, usePathParam } from '../app/places.tsx';
import { useToday } from '../parts/Today.tsx';
import { NotNow, whyNotNow } from './NotNow.tsx';
import { RollWindow } from './roll/RollWindow.tsx';
import { useRollQuery } from './roll/useRoll.ts';

/** The roll of one group, in the whole window. */
export default function RollScreen() {
  const sessionId = usePathParam('sessionId');
  const today = useToday();
  const query = useRollQuery(sessionId);
  const leave = useGoBack(places.groups);
  return (
    <Answered query={query} lines={12}>
      {(roll) =>
        whyNotNow(roll.session, today) === undefined ? (
          <RollWindow roll={roll} fromPaper={false} onLeave={leave} onFinished={leave} />
        ) : (
          <NotNow roll={roll} onLeave={leave} />
        )
      }
    </Answered>
  );
}
