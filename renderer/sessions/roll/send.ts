import type { Saved } from '../../../shared/contract/call.ts';
import type { Roll } from '../../../shared/contract/sessions.ts';
import type { Api } from '../../app/client.ts';
import { problemOf } from '../../app/problems.ts';
import { choiceOf, markOf } from './choices.ts';
import type { Job, Line } from './roll.ts';
import type { Answer, Send } from './store.ts';

/** The calls a roll makes. */
export interface RollCalls {
  readonly sessions: Pick<Api['sessions'], 'roll' | 'mark' | 'markRest' | 'addWalkIn' | 'finish'>;
  readonly history: Pick<Api['history'], 'undo'>;
}

/** Hands jobs of one roll to the facility; `fromPaper` says whether they were read off a sheet, `onFinish` hears what finishing saved. */
export function senderFor(
  calls: RollCalls,
  sessionId: string,
  fromPaper: boolean,
  onFinish: (saved: Saved) => void = () => undefined,
): Send {
  const { sessions } = calls;
  const obey = async (job: Job, commit: number | undefined): Promise<Answer> => {
    switch (job.kind) {
      case 'mark': {
        const { personId, choice, note } = job;
        return marked(
          await sessions.mark({ sessionId, personId, ...markOf(choice), ...(note !== undefined && { note }) }),
        );
      }
      case 'rest':
        return marked(await sessions.markRest({ sessionId, mark: 'present' }));
      case 'walk-in':
        return marked(await sessions.addWalkIn({ sessionId, personId: job.personId }));
      case 'undo':
        return { ok: true, roll: await restored(calls, sessionId, job.before, commit) };
      case 'finish':
        onFinish((await sessions.finish({ sessionId, fromPaper })).saved);
        return { ok: true };
    }
  };
  return (job, state) =>
    obey(job, job.kind === 'undo' ? state.commits[job.of] : undefined).catch((error: unknown) => failed(error));
}

const marked = ({ saved, roll }: { saved: { commit?: number | undefined }; roll: Roll }): Answer => ({
  ok: true,
  roll,
  ...(saved.commit !== undefined && { commit: saved.commit }),
});

function failed(error: unknown): Answer {
  const { kind, sentence } = problemOf(error);
  const how = kind === 'refused' || kind === 'not-allowed' ? 'refused' : kind === 'not-saved' ? 'not-saved' : 'unknown';
  return { ok: false, how, sentence };
}

/**
 * Undoes one commit by name. Where history does not allow it any more (or its commit never became known), the marks
 * it changed are put back one by one.
 */
async function restored(
  calls: RollCalls,
  sessionId: string,
  before: readonly Line[],
  commit: number | undefined,
): Promise<Roll> {
  if (commit !== undefined) {
    await calls.history.undo({ commit }).catch((error: unknown) => {
      if (problemOf(error).kind !== 'refused') throw error;
    });
  }
  let roll = await calls.sessions.roll({ sessionId });
  for (const line of before) {
    const now = roll.lines.find(({ personId }) => personId === line.personId);
    const wasThere = !line.walkIn || line.saved !== undefined;
    const wanted = wasThere ? line.choice : undefined;
    if (!now || (choiceOf(now.mark) === wanted && (!wasThere || now.note === line.note))) continue;
    const note = wasThere && now.note !== line.note ? { note: line.note ?? null } : {};
    ({ roll } = await calls.sessions.mark({ sessionId, personId: line.personId, ...markOf(wanted), ...note }));
  }
  return roll;
}
