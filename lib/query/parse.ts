import { findField, isPlainWord, nearestField } from './fields';
import { lex, type Token } from './lexer';
import type { FieldName, QueryProblem, Term, ValueTest, WordTest } from './model';

export type ParsedQuery<Field extends FieldName> =
  | { readonly ok: true; readonly terms: readonly Term<Field>[] }
  | { readonly ok: false; readonly problem: QueryProblem };

/** A term that cannot be understood. */
interface Wrong {
  readonly kind: 'wrong';
  readonly problem: QueryProblem;
}

const wrong = (start: number, end: number, message: string): Wrong => ({
  kind: 'wrong',
  problem: { start, end, message },
});

const FIELDS_SHOWN = 12;
const NUMBER = /^-?[0-9]+(?:\.[0-9]+)?$/;
/** Signs that stand in a regular expression and in no path: what has them and no end was meant to be one. */
const REGEX_SIGN = /[\^$([|\\]/;
const CASE_FLAG = /\(\?[a-z]*-[a-z]*i/i;

function unknownField(token: Token, name: string, fields: readonly FieldName[]): Wrong {
  const near = nearestField(fields, name);
  const names = fields.slice(0, FIELDS_SHOWN).map(({ id }) => id);
  const hint = near === null ? `There are ${names.join(', ')}.` : `Did you mean ${near}?`;
  const message = `No field is called ${name} here. ${hint} Text with a colon goes in quotes.`;
  return wrong(token.bodyStart, token.bodyStart + name.length, message);
}

/** `/pattern/` as a regex; anything else as text that has to be contained, a path too. */
function bareTest(value: string, at: number): WordTest | Wrong {
  if (value.startsWith('/') && value.length > 2) {
    const backslashes = /\\*$/.exec(value.slice(0, -1))?.[0].length ?? 0;
    if (value.endsWith('/') && backslashes % 2 === 0)
      return { kind: 'regex', pattern: value.slice(1, -1), at: at + 1 };
    if (REGEX_SIGN.test(value)) {
      const how = 'end it with / (a blank in it is written \\s), or put the text in quotes';
      return wrong(at, at + value.length, `This regular expression is not closed: ${how}.`);
    }
  }
  return { kind: 'contains', text: value };
}

function numberTest(token: Token, { id }: FieldName): WordTest | ValueTest | Wrong {
  const { operator, value, valueStart } = token;
  const text = token.quoted?.text ?? value;
  if (token.quoted?.text === '' && operator === null) return { kind: 'exact', text: '' };
  if (!NUMBER.test(text)) {
    const start = text === '' ? token.bodyStart : valueStart;
    return wrong(start, token.end, `${id} is a number: ${id}:5, ${id}:>0, ${id}:<=10.`);
  }
  return { kind: 'compare', operator: operator ?? '=', number: Number(text) };
}

function textTest(token: Token, { id }: FieldName): WordTest | ValueTest | Wrong {
  const { operator, value, valueStart, quoted } = token;
  if (operator !== null && operator !== '=') {
    const message = `${id} is text and cannot be compared with ${operator}.`;
    return wrong(valueStart - operator.length, valueStart, message);
  }
  if (quoted !== null) return { kind: 'exact', text: quoted.text };
  if (value === '') {
    const message = `${id} needs a value; ${id}:"" finds the rows that have none.`;
    return wrong(token.bodyStart, token.end, message);
  }
  return operator === '=' ? { kind: 'exact', text: value } : bareTest(value, valueStart);
}

function wordTest(text: string, token: Token, fields: readonly FieldName[]): WordTest | Wrong {
  const { start, end, bodyStart, name, quoted } = token;
  if (name !== null && !isPlainWord(token, fields)) return unknownField(token, name, fields);
  if (quoted !== null) return { kind: 'contains', text: quoted.text };
  const word = text.slice(bodyStart, end);
  if (word === '') return wrong(start, end, 'Nothing stands after !.');
  if (name !== null) return { kind: 'contains', text: word };
  const test = bareTest(word, bodyStart);
  if (test.kind === 'regex' && CASE_FLAG.test(test.pattern))
    return wrong(bodyStart, end, 'Letter case counts in a field only, as in path:/(?-i)A/.');
  return test;
}

/** What is wrong with a quote, whatever stands before it. */
function quoteProblem(text: string, token: Token): Wrong | null {
  if (token.quoted === null) return null;
  if (!token.quoted.closed) return wrong(token.valueStart, token.end, 'The quote is not closed.');
  const follows = text.charAt(token.end);
  if (follows === '' || /\s/.test(follows)) return null;
  return wrong(token.end, token.end + 1, 'A blank has to follow the closing quote.');
}

function readTerm<Field extends FieldName>(
  text: string,
  token: Token,
  fields: readonly Field[],
): Term<Field> | Wrong {
  const { start, end, negated, name } = token;
  const unclosed = quoteProblem(text, token);
  if (unclosed !== null) return unclosed;
  const field = name === null ? undefined : findField(fields, name);
  if (field === undefined) {
    const test = wordTest(text, token, fields);
    return test.kind === 'wrong' ? test : { start, end, negated, field: null, test };
  }
  const test = field.kind === 'number' ? numberTest(token, field) : textTest(token, field);
  return test.kind === 'wrong' ? test : { start, end, negated, field, test };
}

/**
 * Reads a query; the grammar is in `docs/guide.md`, *Filters*. Never throws: the first thing that cannot be
 * understood comes back with its place. Regular expressions are not compiled here.
 */
export function parseQuery<Field extends FieldName>(
  text: string,
  fields: readonly Field[],
): ParsedQuery<Field> {
  const terms: Term<Field>[] = [];
  for (const token of lex(text)) {
    const term = readTerm(text, token, fields);
    if ('problem' in term) return { ok: false, problem: term.problem };
    terms.push(term);
  }
  return { ok: true, terms };
}
