import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@/lib/core/json';
import { redact } from '@/lib/json/redact';
import { readCertificates } from './certificate-chain';
import { REDACTION_RULES } from './redaction';
import { listenersFixture } from './testing/fixtures';
import { dumpOf, dumpWith, first, named, section } from './testing/read';

const { secrets } = dumpOf(listenersFixture('dump'));

const one = (entry: JsonObject, list = 'dynamic_active_secrets') => {
  const dump = dumpWith(section('SecretsConfigDump', { [list]: [entry] }));
  return { secret: first(dump.secrets), notices: dump.notices };
};

describe('secrets of a real dump', () => {
  it('are of every kind and state', () => {
    expect(secrets.map(({ name, state, kind }) => [name, state, kind]).toSorted()).toEqual([
      ['api-token', 'active', 'generic'],
      ['from-file', 'static', 'tls-certificate'],
      ['kubernetes-gateway://edge/wild-cert', 'active', 'tls-certificate'],
      ['kubernetes://gone', 'warming', 'unknown'],
      ['kubernetes://old-cert', 'active', 'tls-certificate'],
      ['kubernetes://shop-cert', 'active', 'tls-certificate'],
      ['kubernetes://shop-cert-cacert', 'active', 'validation-context'],
      ['ticket-keys', 'active', 'session-ticket-keys'],
      ['unused', 'static', 'generic'],
    ]);
  });

  it('say where their certificate lies, and how many keys and entries they have', () => {
    expect(named(secrets, 'from-file').content).toEqual({
      kind: 'tls-certificate',
      chain: { kind: 'file', path: '/etc/envoy/leaf.pem' },
      isPkcs12: false,
      keyProvider: null,
      hasOcspStaple: false,
    });
    expect(named(secrets, 'kubernetes://shop-cert').content).toMatchObject({ chain: { encoding: 'base64' } });
    expect(named(secrets, 'ticket-keys').content).toEqual({ kind: 'session-ticket-keys', keys: 2 });
    expect(named(secrets, 'api-token').content).toEqual({ kind: 'generic', entries: 1 });
  });

  it('keep their certificates and nothing else through redaction', () => {
    const { document } = redact(listenersFixture('dump'), REDACTION_RULES, () => 'tag');
    const after = dumpOf(document).secrets;
    expect(after.map(({ name, kind }) => [name, kind])).toEqual(
      secrets.map(({ name, kind }) => [name, kind]),
    );
    const { content } = named(after, 'kubernetes://shop-cert');
    expect(content.kind === 'tls-certificate' && readCertificates(content.chain).certificates).toHaveLength(
      2,
    );
    expect(named(after, 'ticket-keys').content).toEqual({ kind: 'session-ticket-keys', keys: 2 });
    expect(JSON.stringify(document)).not.toContain('canary');
  });
});

describe('a private key beside its certificate', () => {
  it('takes the whole text with it: never a key, and the chain is said to be hidden', () => {
    const pem =
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----\nMC4CAQ\n';
    for (const certificate_chain of [{ inline_string: pem }, { inline_bytes: btoa(pem) }]) {
      const entry = { name: 'a', secret: { name: 'a', tls_certificate: { certificate_chain } } };
      const configs = [section('SecretsConfigDump', { static_secrets: [entry] })];
      const { document } = redact({ configs }, REDACTION_RULES, () => 'tag');
      expect(JSON.stringify(document)).not.toMatch(
        /PRIVATE KEY|UFJJVkFURSBLRV|BSSVZBVEUgS0VZ|QUklWQVRFIEtFW/,
      );
      const { content } = first(dumpOf(document).secrets);
      expect(content.kind === 'tls-certificate' && readCertificates(content.chain).absent).toBe('hidden');
    }
  });
});

describe('secrets', () => {
  it('may hold a PKCS #12 file, a key elsewhere, and several generic entries', () => {
    const certificate = { pkcs12: {}, ocsp_staple: {}, private_key_provider: { provider_name: 'qat' } };
    expect(one({ name: 'a', secret: { tls_certificate: certificate } }).secret.content).toMatchObject({
      chain: { kind: 'none' },
      isPkcs12: true,
      keyProvider: 'qat',
      hasOcspStaple: true,
    });
    const generic = { secrets: { id: {}, token: {} } };
    expect(one({ name: 'a', secret: { generic_secret: generic } }).secret.content).toEqual({
      kind: 'generic',
      entries: 2,
    });
  });

  it('carry an error where a client sends one', () => {
    const error_state = { details: 'no such secret', last_update_attempt: '2026-01-01T00:00:00Z' };
    expect(one({ name: 'a', error_state }).secret.error).toEqual({
      details: 'no such secret',
      lastAttempt: '2026-01-01T00:00:00Z',
    });
  });

  it('note another type, a new field and what is no object', () => {
    expect(one({ name: 'a', secret: { '@type': 'x/envoy.Other' } }).notices).toMatchObject([
      { code: 'unknown-type', subject: 'envoy.Other' },
    ]);
    expect(one({ name: 'a', secret: { new_secret: {} } }).notices).toMatchObject([
      { code: 'unknown-field', subject: 'new_secret' },
    ]);
    expect(one({ name: 'a', secret: 'x' }).secret).toMatchObject({ name: 'a', kind: 'unknown' });
  });
});
