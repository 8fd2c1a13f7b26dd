import fc from 'fast-check';

/** JSON as text, as keys may repeat and letters may be written with escapes. */
export type JsonText = string;

const hostile = fc.constantFrom<JsonText>(
  'null',
  'true',
  '7',
  '-1.5e3',
  '""',
  '"x"',
  '"a\\u0041\\n"',
  '[]',
  '{}',
  '[null]',
  '{"name":"n"}',
);

const SPELLINGS: readonly ((key: string) => string)[] = [
  (key) => JSON.stringify(key),
  (key) => `"\\u00${key.charCodeAt(0).toString(16)}${key.slice(1)}"`,
];

const camelCase = (key: string): string =>
  key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** An object with some or with all of these members, mostly each once and in Envoy's spelling. */
export function object(
  members: Readonly<Record<string, fc.Arbitrary<JsonText>>>,
  has: 'some' | 'all' = 'some',
): fc.Arbitrary<JsonText> {
  const spelled = (key: string) =>
    fc.oneof(
      { weight: 30, arbitrary: fc.constant(JSON.stringify(key)) },
      { weight: 2, arbitrary: fc.constant(JSON.stringify(camelCase(key))) },
      { weight: 1, arbitrary: fc.constantFrom(...SPELLINGS.map((spell) => spell(key))) },
    );
  const member = (key: string, value: fc.Arbitrary<JsonText>) =>
    fc.tuple(
      spelled(key),
      fc.oneof({ weight: 24, arbitrary: value }, { weight: 1, arbitrary: hostile }),
      fc.boolean(),
    );
  const all = Object.entries(members).map(([key, value]) => member(key, value));
  const unknown = fc.tuple(fc.constant('"new_field"'), hostile, fc.boolean());
  return fc
    .tuple(
      fc.tuple(...all),
      fc.oneof(
        { weight: 40, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(fc.oneof(...all, unknown), { maxLength: 2 }) },
      ),
      fc.integer({ min: 0, max: 9 }),
      fc.constantFrom('', ' ', '\n '),
    )
    .map(([each, more, turn, space]) => {
      const kept = [...each.filter(([, , isKept]) => isKept || has === 'all'), ...more];
      const turned = [...kept.slice(turn % (kept.length + 1)), ...kept.slice(0, turn % (kept.length + 1))];
      return `{${turned.map(([key, value]) => `${space}${key}:${space}${value}`).join(',')}${space}}`;
    });
}

/** A list of mostly such items. */
export const list = (item: fc.Arbitrary<JsonText>, maxLength = 3): fc.Arbitrary<JsonText> =>
  fc
    .array(fc.oneof({ weight: 20, arbitrary: item }, { weight: 1, arbitrary: hostile }), { maxLength })
    .map((items) => `[${items.join(',')}]`);

/** A string: plain, escaped, half a surrogate pair. */
export const text = fc.oneof(
  fc.constantFrom(
    '"a"',
    '"b"',
    '""',
    '"outbound|80||x.y.svc.cluster.local"',
    '"é"',
    '"\\u00e9"',
    '"\\/a"',
    '"\\ud800"',
    '"�"',
  ),
  fc.string({ maxLength: 5 }).map((value) => JSON.stringify(value)),
);
export const flag = fc.constantFrom('true', 'false');
