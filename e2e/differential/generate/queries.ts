/** QueryParameterMatcher and CookieMatcher. */
import type { Random } from '../random.ts';
import { type Draft, type Made, setHeader, setQuery } from './draft.ts';
import { textMatcher } from './text-matchers.ts';

export function madeQuery(random: Random): Made {
  const name = random.pick(['q', 'v', 'Q']);
  if (random.chance(0.35)) {
    const wanted = random.chance(0.6);
    const [good, bad] = wanted ? ['', null] : [null, 'a'];
    return {
      json: { name, present_match: wanted },
      clauses: [
        {
          kind: `query: present ${wanted}`,
          satisfy: (d) => setQuery(d, name, good),
          spoil: (d) => setQuery(d, name, bad),
        },
      ],
    };
  }
  const text = textMatcher(random);
  const twice = random.chance(0.5);
  // Only the first value counts.
  const satisfy = (draft: Draft): void => {
    setQuery(draft, name, text.hit);
    if (twice) draft.query.push(`${name}=${text.miss}`);
  };
  const spoil = (draft: Draft): void => {
    setQuery(draft, name, text.miss);
    if (twice) draft.query.push(`${name}=${text.hit}`);
  };
  return {
    json: { name, string_match: text.json },
    clauses: [{ kind: `query: ${text.kind}`, satisfy, spoil }],
  };
}

export function madeCookie(random: Random): Made {
  const name = random.pick(['c', 'session']);
  const text = textMatcher(random);
  const invert = random.chance(0.25);
  const cookie = (value: string) => (draft: Draft) =>
    setHeader(
      draft,
      'cookie',
      random.pick([`${name}=${value}`, `z=1; ${name}="${value}"; ${name}=zz`, `z;${name}=${value}`]),
    );
  const [good, bad] = invert ? [text.miss, text.hit] : [text.hit, text.miss];
  return {
    json: { name, string_match: text.json, ...(invert ? { invert_match: true } : {}) },
    clauses: [
      { kind: `cookie: ${text.kind}${invert ? ' inverted' : ''}`, satisfy: cookie(good), spoil: cookie(bad) },
    ],
  };
}
