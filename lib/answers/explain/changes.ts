import type { JsonPointer } from '@/lib/core/brand';
import { appError } from '@/lib/core/errors';
import { err, ok, type Result } from '@/lib/core/result';
import type { ExplainAnswer } from '@/lib/explain/answer';
import type { Prober } from '@/lib/explain/explain';
import type { ExplainQuestion } from '@/lib/explain/question';
import { changesTo } from '@/lib/explain/reverse/changes';
import type { Goals } from '@/lib/explain/reverse/goal';
import { listedPointer } from '@/lib/explain/reverse/ways';
import type { Joined } from '../joined';
import { rowOf } from './candidates';
import { coalescingWords } from './coalescing';
import { askedOf, explainerOf } from './explain';
import { goalsOf, surroundingsOf } from './reach';
import type { ChangesAnswer, ChangesQuestion, ChangeView } from './reverse-types';
import { triedRequest } from './tried';
import { dialed } from './ways';
import { editWords } from './words/reverse';

const MOST_NEAR = 6;

/** Routes that came near in the trace, by where the route table has them. */
function nearRoutes(goals: Goals, { steps }: ExplainAnswer): readonly JsonPointer[] {
  const step = steps.findLast(({ kind }) => kind === 'route');
  if (step === undefined) return [];
  const byPlace = new Map(step.candidates.map(({ place, pointer }) => [place, pointer]));
  return step.nearest.slice(0, MOST_NEAR).flatMap((place) => {
    const pointer = byPlace.get(place) ?? null;
    return pointer === null ? [] : (listedPointer(goals.dump, pointer) ?? []);
  });
}

function isAt(goals: Goals, engine: Prober, question: ExplainQuestion, route: JsonPointer): boolean {
  const ends = engine.probe(question);
  return ends?.every((end) => end.route !== null && listedPointer(goals.dump, end.route) === route) === true;
}

const NOTHING = { isReached: false, changes: [], tried: 0, coalescing: null };

/** The smallest changes that lead a request to a route. Fails with `resource-gone` for what is no route. */
export function changesAnswer(joined: Joined, { source, route }: ChangesQuestion): Result<ChangesAnswer> {
  const wanted = rowOf(joined, route);
  if (route !== null && wanted === null) return err(appError('resource-gone', { what: 'This route' }));
  const [goals, engine] = [goalsOf(joined), explainerOf(joined)];
  const asked = askedOf(joined, source);
  if (goals === null || engine === null || asked === null) return ok({ wanted, ...NOTHING });
  const { question, answer } = asked;
  const isReached = route !== null && isAt(goals, engine, question, route);
  const found = isReached
    ? { changes: [], tried: 1 }
    : changesTo(goals, question, {
        engine,
        surroundings: { address: question.listener.address || surroundingsOf(joined).address },
        wanted: route,
        near: route === null ? nearRoutes(goals, answer) : [],
      });
  const changes = found.changes.flatMap((change): ChangeView[] => {
    const request = triedRequest(joined, engine, change.question, change.route);
    const row = rowOf(joined, change.listed);
    return request === null || row === null
      ? []
      : [
          {
            edits: change.edits.map((edit) => editWords(edit, (port) => dialed(joined, port))),
            request,
            route: row,
          },
        ];
  });
  return ok({
    wanted,
    isReached,
    changes,
    tried: found.tried,
    coalescing: coalescingWords(joined, engine, question),
  });
}
