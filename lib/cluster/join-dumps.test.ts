import { expect, test } from 'vitest';
import { joinDumps } from './join-dumps';
import { errorOf } from './testing/failure';

const bytes = (text: string) => new TextEncoder().encode(text);
const joined = (...texts: readonly string[]) =>
  JSON.parse(new TextDecoder().decode(joinDumps(texts.map(bytes))));

test('sections stand in the order of their answers, brackets inside them are no ends', () => {
  expect(
    joined(
      '{\n "configs": [\n  {"@type": "a", "x": ["]}"]}\n ]\n}\n',
      '{}',
      '{"configs":[]}',
      '{"configs":[{"b":[{}]},{"c":1}]}',
    ),
  ).toEqual({ configs: [{ '@type': 'a', x: [']}'] }, { b: [{}] }, { c: 1 }] });
  expect(joined('{}', '{"configs": []}')).toEqual({ configs: [] });
});

test.each(['', '[]', '{"configs": {}}', '{"other": []}', '{"configs": [', 'OK'])(
  '%j is no dump',
  async (text) => {
    const error = await errorOf(Promise.resolve().then(() => joinDumps([bytes(text)])));
    expect(error.code).toBe('not-envoy');
  },
);
