import { answer } from '@/lib/answers/answer';
import { joined } from '@/lib/answers/joined';
import type { AnswerOf, Question } from '@/lib/answers/questions';
import type { RouteDetail, VirtualHostDetail } from '@/lib/answers/route-detail-types';
import { dumpSnapshot } from '@/lib/answers/testing/routes';
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
  const row = joined(snapshot)
    .blocks.flatMap(({ rows }) => rows)
    .find((each) => each.name === name);
  if (row === undefined) throw new Error(`no route ${name}`);
  return asked({ ask: 'route', pointer: row.pointer });
}

export function recordedHost(name: string): VirtualHostDetail {
  const block = joined(snapshot).blocks.find(({ host }) => host.name === name);
  if (block === undefined) throw new Error(`no virtual host ${name}`);
  return asked({ ask: 'virtual-host', pointer: block.host.pointer });
}

/** `field: value | value [level]`, one text a line. */
export const texts = (lines: Lines): readonly string[] =>
  lines.map(
    ({ field, values, level }) =>
      `${field}: ${values.map(({ text }) => text).join(' | ')}${level === undefined ? '' : ` [${level}]`}`,
  );
