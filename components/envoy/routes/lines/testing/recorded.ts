import { answer } from '@/lib/answers/answer';
import type { AnswerOf, Question } from '@/lib/answers/questions';
import type { RouteDetail, VirtualHostDetail } from '@/lib/answers/route-detail-types';
import { dumpSnapshot } from '@/lib/answers/testing/routes';
import { hostPointer, routeRows } from '@/lib/answers/testing/rows';
import type { Lines } from '../line';

const snapshot = dumpSnapshot();

export function asked<Q extends Question>(question: Q): AnswerOf<Q> {
  const result = answer(snapshot, question);
  if (!result.ok) throw new Error(result.error.code);
  // Border: `answer` does not tell its questions apart by type.
  return result.value as AnswerOf<Q>;
}

/** A route of the recording that says all that routes can say. */
export function recordedRoute(name: string): RouteDetail {
  const row = routeRows(snapshot).find((each) => each.name === name);
  if (row === undefined) throw new Error(`no route ${name}`);
  return asked({ ask: 'route', pointer: row.pointer });
}

export function recordedHost(name: string): VirtualHostDetail {
  return asked({ ask: 'virtual-host', pointer: hostPointer(snapshot, name) });
}

/** `field: value | value [level]`, one text a line. */
export const texts = (lines: Lines): readonly string[] =>
  lines.map(
    ({ field, values, level }) =>
      `${field}: ${values.map(({ text }) => text).join(' | ')}${level === undefined ? '' : ` [${level}]`}`,
  );
