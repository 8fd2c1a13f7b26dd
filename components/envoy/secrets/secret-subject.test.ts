import { describe, expect, it } from 'vitest';
import type { SecretOrigin, SecretRow, SecretState } from '@/lib/answers/secrets-types';
import { secretSubject } from './secret-subject';

const subject = (state: SecretState, origin: SecretOrigin) =>
  // A test's border: the other fields are not read.
  secretSubject({ row: { name: 'a', state, origin } as SecretRow });

describe('secretSubject', () => {
  it('knows the list that Envoy keeps it in', () => {
    const lists = (['static', 'active', 'warming', 'missing', 'loaded'] as const).map((state) => {
      const made = subject(state, { kind: 'unknown' });
      return made.show === 'secret' ? made.list : undefined;
    });
    expect(lists).toEqual([
      'static_secrets',
      'dynamic_active_secrets',
      'dynamic_warming_secrets',
      null,
      null,
    ]);
  });

  it('names the object only where its namespace is known', () => {
    const origin = {
      kind: 'kubernetes',
      resource: 'ConfigMap',
      namespace: 'ns',
      name: 'roots',
      isCa: false,
    } as const;
    expect(subject('active', origin)).toMatchObject({
      object: { resource: 'configmap', namespace: 'ns', name: 'roots' },
    });
    expect(subject('active', { ...origin, namespace: null })).toMatchObject({ object: null });
  });
});
