import type { RouteLevel } from '@/lib/answers/route-detail-types';
import type { FieldLine, Lines } from './lines/line';

/** Lines of one message, under its name: `retry_policy`, and in it `retry_on`, `num_retries` … */
export interface FieldGroup {
  readonly name: string;
  /** The field itself, where it has a value; else the name alone stands at the head. */
  readonly head: FieldLine | null;
  /** Lines inside, their names without that of the group. */
  readonly inner: Lines;
  /** Where the whole group stands, when that is not the route itself. */
  readonly level: RouteLevel | null;
}

const rootOf = (field: string): string => field.split('.', 1)[0] ?? field;

const within = (line: FieldLine, name: string): FieldLine => ({
  ...line,
  field: line.field.slice(name.length + 1),
});

/**
 * Neighbours of one message come together. A field with a value of its own begins a new group: of two mirrors,
 * each has its settings beneath it. A single field stays whole (`stat_prefix`, `decorator.operation`).
 */
export function groupFields(lines: Lines): readonly FieldGroup[] {
  const groups: { name: string; head: FieldLine | null; inner: FieldLine[] }[] = [];
  for (const line of lines) {
    const name = rootOf(line.field);
    const last = groups.at(-1);
    if (line.field === name) groups.push({ name, head: line, inner: [] });
    else if (last?.name === name) last.inner.push(line);
    else groups.push({ name, head: null, inner: [line] });
  }
  return groups.map(({ name, head, inner }) => {
    const [only] = inner;
    if (head === null && only !== undefined && inner.length === 1)
      return { name: only.field, head: only, inner: [], level: only.level ?? null };
    return {
      name,
      head,
      inner: inner.map((line) => within(line, name)),
      level: head?.level ?? only?.level ?? null,
    };
  });
}
