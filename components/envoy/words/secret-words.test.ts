import { describe, expect, it } from 'vitest';
import type { SecretOrigin, SecretProblem } from '@/lib/answers/secrets-types';
import {
  daysText,
  secretOriginText,
  secretProblemWords,
  secretRowWords,
  secretStateWords,
  untilMark,
} from './secret-words';

describe('days', () => {
  it('are counted, and said in words around the end', () => {
    expect([61, 1, 0, -1, null].map(daysText)).toEqual(['61 d', '1 d', 'today', '1 d ago', '']);
  });
});

describe('untilMark', () => {
  it('is that of the problem with the date: of this certificate, not of another in its chain', () => {
    const soon: SecretProblem = { kind: 'expires-soon', notAfter: '2026-01-01T00:00:00Z', daysLeft: 8 };
    expect([untilMark(8, [soon]), untilMark(3000, [soon]), untilMark(8, []), untilMark(-1, [])]).toEqual([
      'warn',
      'off',
      'off',
      'err',
    ]);
  });
});

describe('problems', () => {
  const problems: readonly SecretProblem[] = [
    { kind: 'missing' },
    { kind: 'not-delivered' },
    { kind: 'expired', notAfter: '2026-01-01T00:00:00Z' },
    { kind: 'not-yet-valid', notBefore: '2026-01-01T00:00:00Z' },
    { kind: 'expires-soon', notAfter: '2026-01-01T00:00:00Z', daysLeft: 3 },
    { kind: 'others-expired', count: 1, of: 3 },
    { kind: 'unreadable', count: 2 },
    { kind: 'rejected', details: 'no' },
  ];

  it('each have a word of their own and say what they do', () => {
    const words = problems.map(secretProblemWords);
    expect(new Set(words.map(({ word }) => word)).size).toBe(problems.length);
    for (const { kind, effect } of words) {
      expect(['err', 'warn']).toContain(kind);
      expect(effect).toMatch(/[.:] ?\w*$/);
    }
    expect(secretProblemWords({ kind: 'expires-soon', notAfter: 'x', daysLeft: 0 }).word).toBe(
      'Expires today',
    );
    expect(secretProblemWords({ kind: 'rejected', details: 'no' }).effect).toContain('no');
  });

  it('stand for the state of a row; else Envoy’s word does', () => {
    expect(secretRowWords({ state: 'active', problems: [{ kind: 'missing' }] }).word).toBe('Missing');
    expect(secretRowWords({ state: 'active', problems: [] })).toEqual({
      kind: 'ok',
      word: 'Active',
      effect: '',
    });
    expect(secretStateWords('loaded').word).toBe('Loaded');
    expect(secretStateWords('missing').kind).toBe('err');
  });
});

describe('origins', () => {
  const kubernetes: SecretOrigin = {
    kind: 'kubernetes',
    resource: 'Secret',
    namespace: 'shop',
    name: 'cert',
    isCa: false,
  };

  it('name the object, and where to look when its place is not known', () => {
    expect(secretOriginText(kubernetes)).toBe('Secret shop/cert');
    expect(secretOriginText({ ...kubernetes, namespace: null })).toBe(
      'Secret cert, in the namespace of the proxy',
    );
    expect(secretOriginText({ ...kubernetes, isCa: true })).toBe(
      'Secret shop/cert, or cert-cacert where that exists',
    );
  });

  it('say all others in words', () => {
    const others: readonly SecretOrigin[] = [
      { kind: 'workload' },
      { kind: 'mesh-root' },
      { kind: 'files', paths: ['/a', '/b'] },
      { kind: 'invalid' },
      { kind: 'bootstrap' },
      { kind: 'loaded', path: null },
      { kind: 'loaded', path: '/x' },
      { kind: 'unknown' },
    ];
    expect(new Set(others.map(secretOriginText)).size).toBe(others.length);
    expect(secretOriginText({ kind: 'files', paths: ['/a', '/b'] })).toContain('/a, /b');
  });
});
