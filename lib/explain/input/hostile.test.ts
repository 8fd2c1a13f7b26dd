import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInput } from './read-input';

const SIZE = 999_000;

/** `head`, then `unit` again and again up to nearly the longest text that is read. */
const long = (head: string, unit: string, tail = ''): readonly [string, string] => [
  `${head}(${unit})*${tail}`,
  head + unit.repeat((SIZE - head.length - tail.length) / unit.length) + tail,
];

const LOG = '[2026-01-02T03:04:05.678Z] "GET';

// What takes time by the square of its length takes minutes here, and runs into the limit of the test.
describe('a million letters are read in one go', () => {
  it.each([
    ...[
      long('GET /a', ' ', 'x'),
      long('GET /', '\t', 'x\n'),
      long('GET /', 'a '),
      long('GET /', ' HTTP/1.1 ', 'x'),
    ],
    ...[
      long('GET / HTTP/1.1\na:', ' ', 'x'),
      long('GET / HTTP/1.1\na: x', ' ', 'x'),
      long('> GET / HTTP/1.1\n', '> a: b\n'),
    ],
    ...[long('GET / HTTP/1.1\na: b\n', ' c\n'), long('GET / HTTP/1.1\n', '\r'), long(':method', ' ', 'x')],
    ...[
      long(LOG, '"'),
      long(LOG, '"x'),
      long(LOG, '" "x'),
      long(LOG, 'x'),
      long(`${LOG} / HTTP/1.1" `, '"a" x"'),
    ],
    ...[long('', '[2026-01-02T03:04:05'), long('', '[2026-01-02T03:04:05.678Z] ')],
    ...[
      long('curl http://a/ ', "-H 'a: b' "),
      long('curl http://a/ ', '--resolve a:80:1.2.3.4 '),
      long('curl ', 'http://a/ '),
    ],
    ...[
      long('curl http://a/', '{'),
      long('curl http://a/', '[a-'),
      long('curl http://a/', '../'),
      long('curl ', '\\ '),
    ],
    ...[
      long("curl $'", '\\x41', "'"),
      long('curl ', '${'),
      long('curl.exe "', '\\'),
      long('curl.exe a ', '^\n'),
    ],
    ...[
      long("curl http://a -H 'a", ' ', "x'"),
      long("curl http://a -H 'a;", ' ', "x'"),
      long('', 'a=b ', 'curl x'),
    ],
    ...[long('{"a":', '['), long('', '{"response_code":1}\n'), long('{', '\n')],
    ...[
      long('http://', 'a@', 'b/'),
      long('http://', ':'),
      long('http://', 'é'),
      long('http://a/', '#'),
      long('a', ' ', 'b'),
    ],
  ])('%s', (_, text) => {
    expect(readInput(text).kind).toMatch(/^(?:url|curl|raw-http|access-log|bulk-line|nothing)$/);
  });

  it('and what is longer is not read', () => {
    expect(readInput('a'.repeat(1_000_001)).problems).toEqual([{ code: 'too-long' }]);
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    ...[
      'curl ',
      'http://',
      'a.com',
      '/',
      '-H ',
      "'",
      '"',
      ': ',
      '\n',
      '\r\n',
      ' ',
      '\\',
      '{',
      '}',
      '[',
      ']',
      '$',
    ],
    ...[
      'GET ',
      ' HTTP/1.1',
      'Host: a',
      '--resolve ',
      '-d',
      '@',
      '%',
      '#',
      '?',
      ':80',
      '^',
      '\0',
      '__proto__',
      '-',
      '🦊',
    ],
    ...[
      '"response_code":',
      '404',
      ',',
      '"path":"/"',
      '[2026-01-02T03:04:05.678Z] "',
      'é',
      '::1',
      'listener',
      '\ud800',
    ],
  );

  it('is read without a crash, the same each time, with something said where there is no question', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const text = pieces.join('');
        const read = readInput(text);
        expect(readInput(text)).toEqual(read);
        if (read.parts === null) expect(read.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 2_000 },
    );
  });
});
