/** TLS secrets of the scenarios, signed by an authority of this run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyPair } from './certs.ts';
import { Authority } from './certs.ts';
import type { KubeObject } from './kube-types.ts';
import type { TlsSecret } from './scenarios/scenario.ts';

export async function edgeAuthority(dir: string): Promise<Authority> {
  return Authority.create(join(dir, 'certs', 'edge'), 'edge-ca', '/O=Example Trust/CN=Example Edge CA');
}

export async function tlsSecret(authority: Authority, secret: TlsSecret): Promise<KubeObject> {
  const { namespace, name, hosts, days } = secret;
  const pair = await authority.issue(`${namespace}-${name}`, {
    subject: `/CN=${hosts[0] ?? name}`,
    altNames: hosts.map((host) => `DNS:${host}`),
    usage: ['serverAuth'],
    days,
  });
  const clientCa = secret.clientCa === true ? { 'ca.crt': encode(authority.pair.cert) } : {};
  const data = { 'tls.crt': encode(pair.cert), 'tls.key': encode(pair.key), ...clientCa };
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, type: 'kubernetes.io/tls', data };
}

const encode = (file: string): string => readFileSync(file).toString('base64');

/** For applications that speak TLS themselves, behind a PASSTHROUGH server. */
export const applicationCert = (authority: Authority): Promise<KeyPair> =>
  authority.issue('applications', {
    subject: '/CN=applications',
    altNames: ['DNS:*.example.com', 'DNS:*.legacy.example.com'],
    usage: ['serverAuth'],
  });
