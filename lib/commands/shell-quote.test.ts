import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellLine, shellQuote } from './shell-quote';

/** What a shell makes of these words, each followed by a line end. */
function heard(line: string): readonly string[] {
  const out = execFileSync('sh', ['-c', `printf '%s\\n' ${line}`], { encoding: 'utf8' });
  return out.split('\n').slice(0, -1);
}

const nasty = fc.string({
  unit: fc.constantFrom(...' \'"\\$`!*?[]{}()<>|&;#~=%-+,.:/@^aZ0é漢😀'),
  minLength: 0,
  maxLength: 12,
});

describe('shellQuote', () => {
  it('gives a shell back what it was given', () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 40 }), (words) => {
        const line = shellLine(words);
        expect(line).not.toBeNull();
        expect(heard(line ?? '')).toEqual(words);
      }),
      { numRuns: 40 },
    );
  });

  it('leaves plain names as they are', () => {
    expect(shellQuote('http.8080')).toBe('http.8080');
    expect(shellQuote('pod/istio-ingressgateway-x2k4q')).toBe('pod/istio-ingressgateway-x2k4q');
    expect(shellQuote('/listeners?format=json')).toBe("'/listeners?format=json'");
    expect(shellQuote('')).toBe("''");
  });

  it.each(['\u001b[201~rm -rf /', 'a\nb', 'a\u0000', '\u202egnp', '\ud800', '\u2028'])(
    'refuses %j: nobody should paste it',
    (text) => {
      expect(shellQuote(text)).toBeNull();
      expect(shellLine(['curl', text])).toBeNull();
    },
  );
});
