import type { JsonBytes } from '@/lib/json/bytes';
import {
  CONDITION_ROW,
  EXTRA,
  IGNORES_CASE,
  ODD,
  ODD_ACTION,
  ODD_MATCH,
  PATH_KINDS,
  ROW,
  type RouteColumns,
  TARGET,
} from './columns';
import { Interner } from './interner';
import type { Records } from './records';

/** A number for each route: equal where what it stands for is equal. They count from 0 in the order of first sight. */
export interface Codes {
  readonly of: Uint32Array;
  /** How many there are. */
  readonly size: number;
}

/** Gives dense numbers to keys; odd routes share theirs with nobody. */
class Numbering {
  readonly #numbers = new Map<number | string, number>();
  #next = 0;

  get size(): number {
    return this.#next;
  }

  of(key: number | string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#next);
    return this.fresh();
  }

  fresh(): number {
    this.#next += 1;
    return this.#next - 1;
  }
}

function codesOf({ rows }: RouteColumns, odd: number, keyOf: (row: number) => number | string): Codes {
  const numbering = new Numbering();
  const of = new Uint32Array(rows.length);
  // Neighbours are often alike.
  let last: number | string | null = null;
  let code = 0;
  for (let row = 0; row < of.length; row += 1) {
    if ((rows.get(row, ROW.kinds) & odd) !== 0) {
      of[row] = numbering.fresh();
      continue;
    }
    const key = keyOf(row);
    if (key !== last) {
      last = key;
      code = numbering.of(key);
    }
    of[row] = code;
  }
  return { of, size: numbering.size };
}

/** Numbers for texts while codes are made. */
function withTexts(document: JsonBytes, make: (texts: Interner) => Codes): Codes {
  const texts = new Interner(document);
  try {
    return make(texts);
  } finally {
    texts.close();
  }
}

/** For each record the number + 1 of a string of the document that it tells the place of; 0 for none. */
function numbersOf(texts: Interner, records: Records, start: number, end: number): Uint32Array {
  return texts.ofStrings(records.insides(start, end));
}

/** Equal for routes with the same name. */
export const nameCodes = (columns: RouteColumns, document: JsonBytes): Codes =>
  withTexts(document, (texts) => {
    const names = numbersOf(texts, columns.rows, ROW.nameStart, ROW.nameEnd);
    return codesOf(columns, ODD, (row) => names[row] ?? 0);
  });

/** Equal for routes with the same path, of the same kind. */
export const pathCodes = (columns: RouteColumns, document: JsonBytes): Codes =>
  withTexts(document, (texts) => {
    const { rows } = columns;
    const paths = numbersOf(texts, rows, ROW.pathStart, ROW.pathEnd);
    return codesOf(columns, ODD_MATCH, (row) => {
      const kinds = rows.get(row, ROW.kinds);
      // A small integer: it is a faster key than any other number.
      const path = (paths[row] ?? 0) * PATH_KINDS.length + (kinds & 0xff);
      return 2 * path + ((kinds & IGNORES_CASE) === 0 ? 0 : 1);
    });
  });

/** Equal for routes that ask the same of headers and query; 0 for those that ask nothing. */
export const conditionCodes = (columns: RouteColumns, document: JsonBytes): Codes =>
  withTexts(document, (texts) => {
    const { rows, conditions } = columns;
    const names = numbersOf(texts, conditions, CONDITION_ROW.nameStart, CONDITION_ROW.nameEnd);
    const values = numbersOf(texts, conditions, CONDITION_ROW.valueStart, CONDITION_ROW.valueEnd);
    return codesOf(columns, ODD_MATCH, (row) => {
      const from = rows.get(row, ROW.firstCondition);
      const to = row + 1 < rows.length ? rows.get(row + 1, ROW.firstCondition) : conditions.length;
      let key = '';
      for (let condition = from; condition < to; condition += 1)
        key += `${conditions.get(condition, CONDITION_ROW.what)} ${names[condition]} ${values[condition]} `;
      return key;
    });
  });

/** Equal for routes that do the same, but for weights and policies. */
export const actionCodes = (columns: RouteColumns, document: JsonBytes): Codes =>
  withTexts(document, (texts) => {
    const { rows, targets, actions, choosers } = columns;
    const extraOf = (extras: typeof actions, row: number) => {
      const extra = extras.firstFrom(EXTRA.row, row);
      return extra < extras.length && extras.get(extra, EXTRA.row) === row ? extra : -1;
    };
    return codesOf(columns, ODD_ACTION, (row) => {
      const from = rows.get(row, ROW.firstTarget);
      const to = row + 1 < rows.length ? rows.get(row + 1, ROW.firstTarget) : targets.length;
      const kind = (rows.get(row, ROW.kinds) >> 8) & 0xff;
      if (to === from + 1 && targets.get(from, TARGET.byHeader) === 0)
        return targets.get(from, TARGET.name) * 256 + kind;
      let key = `${kind}`;
      for (let target = from; target < to; target += 1)
        key += ` ${targets.get(target, TARGET.name)}:${targets.get(target, TARGET.byHeader)}`;
      const action = from === to ? extraOf(actions, row) : -1;
      const chooser = from === to ? extraOf(choosers, row) : -1;
      if (action >= 0)
        key += ` ${texts.ofBytes(actions.get(action, EXTRA.first), actions.get(action, EXTRA.second))}`;
      return chooser < 0 ? key : `${key} ${choosers.get(chooser, EXTRA.first)}`;
    });
  });
