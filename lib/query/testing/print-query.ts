import type { FieldName, Term } from '../model';
import { quoted } from '../quote';

function printTest({ field, test }: Term): string {
  switch (test.kind) {
    case 'contains':
      // A field's quotes ask for the whole value, so its bare text is printed as it was typed.
      return field === null ? quoted(test.text) : test.text;
    case 'exact':
      return quoted(test.text);
    case 'regex':
      return `/${test.pattern}/`;
    case 'compare':
      return `${test.operator}${test.number.toFixed(Number.isInteger(test.number) ? 0 : 3)}`;
  }
}

/** A parsed query as text that parses to the same terms. */
export function printQuery(terms: readonly Term<FieldName>[]): string {
  return terms
    .map(
      (term) =>
        `${term.negated ? '!' : ''}${term.field === null ? '' : `${term.field.id}:`}${printTest(term)}`,
    )
    .join(' ');
}
