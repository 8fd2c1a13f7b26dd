import type { JsonBytes } from '../bytes';
import { opens } from '../characters';
import type { PathOptions, PathRule } from '../paths';
import type { Span } from '../span';

/** A step down: a key, or null for an element of a list. */
type Step = string | null;

function pathMatches(
  path: readonly string[],
  steps: readonly Step[],
  spell: (key: string) => string,
): boolean {
  const [token, ...rest] = path;
  const [step, ...below] = steps;
  if (token === undefined) return steps.length === 0;
  if (token === '**')
    return pathMatches(rest, steps, spell) || (steps.length > 0 && pathMatches(path, below, spell));
  if (step === undefined || !(token === '*' || (step !== null && spellings(token, spell).includes(step))))
    return false;
  return pathMatches(rest, below, spell);
}

const spellings = (token: string, spell: (key: string) => string): string[] => [token, spell(token)];

const camel = (key: string): string => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** What `walkPaths` has to tell, worked out place by place from the rules alone. */
export function naiveWalk(
  document: JsonBytes,
  rules: readonly PathRule[],
  options: PathOptions,
  root: Span,
): string[] {
  const events: string[] = [];
  const spell = options.camelCase === true ? camel : (key: string) => key;
  const rulesAt = (steps: readonly Step[]) => rules.filter(({ path }) => pathMatches(path, steps, spell));
  const fieldsAt = (steps: readonly Step[]) => [
    ...new Set(rulesAt(steps).flatMap(({ field }) => (field === null ? [] : [field]))),
  ];
  /** Rules with a `*` or a key at one place, below which something stands. */
  const nextTokens = (steps: readonly Step[]): string[] =>
    rules.flatMap(({ path }) =>
      path.flatMap((token, index) =>
        token !== '**' && pathMatches(path.slice(0, index), steps, spell) ? [token] : [],
      ),
    );
  const visit = (span: Span, steps: readonly Step[]): void => {
    const fields = fieldsAt(steps);
    if (!opens(document.bytes[span.start] ?? 0)) {
      for (const field of fields) events.push(`value ${field} ${span.start} ${span.end}`);
      return;
    }
    for (const field of fields) events.push(`open ${field} ${span.start} 0`);
    for (const item of document.items(span)) visit(item, [...steps, null]);
    const tokens = nextTokens(steps);
    const seen = new Set<string>();
    const watching = tokens.includes('*') ? [] : rulesAt(steps).filter(({ watch }) => watch === true);
    for (const { key, keySpan, value } of document.members(span)) {
      const known = tokens.find((token) => token !== '*' && spellings(token, spell).includes(key));
      const place = `${keySpan.start} ${keySpan.end}`;
      if (known === undefined)
        for (const field of new Set(watching.map((rule) => rule.field ?? 0)))
          events.push(`other ${field} ${place}`);
      else if (seen.has(spell(known))) events.push(`repeated ${0xff_ffff} ${place}`);
      if (known !== undefined) seen.add(spell(known));
      visit(value, [...steps, key]);
    }
    for (const field of fields) events.push(`close ${field} ${span.start} ${span.end}`);
  };
  visit(root, []);
  return events;
}
