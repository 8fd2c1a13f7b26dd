import { describe, expect, it } from 'vitest';
import { readCertificates } from './certificate-chain';
import { readCerts } from './certs';
import { fixture, listenersFixture } from './testing/fixtures';
import { dumpOf, first, named } from './testing/read';

function certsOf(document: Parameters<typeof readCerts>[0]) {
  const result = readCerts(document);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('/certs', () => {
  it('lists what each TLS context has loaded, with its file or without', () => {
    const contexts = certsOf(listenersFixture('certs'));
    expect(contexts).toHaveLength(6);
    // Their order differs from run to run.
    const two = contexts.find(({ chain }) => chain.length === 2);
    expect(two?.chain.map(({ subjectAltNames }) => subjectAltNames[0]?.value)).toEqual([
      'shop.example.com',
      '*.xn--bung-zra.example',
    ]);
    expect(two?.chain[0]).toEqual({
      path: null,
      serial: 'b9f91161f43433e49a6de6db680d7',
      subjectAltNames: [
        { kind: 'dns', value: 'shop.example.com' },
        { kind: 'dns', value: '*.shop.example.com' },
        { kind: 'uri', value: 'spiffe://cluster.local/ns/shop/sa/edge' },
        { kind: 'ip', value: '192.0.2.7' },
        { kind: 'ip', value: '2001:db8::7' },
      ],
      daysUntilExpiration: expect.any(Number),
      validFrom: '2026-01-01T00:00:00Z',
      expirationTime: '2036-01-01T00:00:00Z',
      hasOcsp: false,
    });
    expect(contexts.map(({ chain }) => chain[0]?.path)).toContain('/etc/envoy/leaf.pem');
    expect(contexts.map(({ ca }) => ca[0]?.path)).toContain('/etc/envoy/ca.pem');
    expect(contexts.flatMap(({ chain }) => chain).some((each) => each.daysUntilExpiration === 0)).toBe(true);
  });

  it('names the same certificates as the secrets of the dump, by serial', () => {
    const serials = new Set(
      certsOf(listenersFixture('certs'))
        .flatMap(({ chain }) => chain)
        .map(({ serial }) => serial),
    );
    const { secrets } = dumpOf(listenersFixture('dump'));
    for (const name of [
      'kubernetes://shop-cert',
      'kubernetes-gateway://edge/wild-cert',
      'kubernetes://old-cert',
    ]) {
      const { content } = named(secrets, name);
      if (content.kind !== 'tls-certificate') throw new Error(name);
      expect(serials, name).toContain(first(readCertificates(content.chain).certificates).serial);
    }
  });

  it('survives what is no answer', () => {
    expect(certsOf({})).toEqual([]);
    expect(certsOf({ certificates: [] })).toEqual([]);
    expect(
      certsOf({ certificates: [null, 3, { ca_cert: 'x', cert_chain: [{ serial_number: 7 }] }] }),
    ).toMatchObject([{ ca: [], chain: [{ serial: '', daysUntilExpiration: null, path: null }] }]);
    expect(certsOf(fixture('certs'))).toHaveLength(2);
    for (const other of [null, [], 'text', { configs: [] }]) expect(readCerts(other).ok).toBe(false);
  });
});
