/** Certificates of the generated gateway. Keys are made anew for each dump: Envoy hides them in its answer. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Authority, type KeyPair } from '../../cluster/certs.ts';
import type { Resource } from './ads.ts';
import { tlsHost, tlsSecret } from './listeners.ts';
import { randomOf } from './random.ts';
import { type DumpShape, typed } from './shape.ts';

const SECRET = typed('extensions.transport_sockets.tls.v3.Secret');

const inline = async (path: string) => ({ inline_bytes: (await readFile(path)).toString('base64') });

async function certificate(name: string, pair: KeyPair): Promise<Resource> {
  const tls = { certificate_chain: await inline(pair.cert), private_key: await inline(pair.key) };
  const secret = { ...SECRET, name, tls_certificate: tls };
  return secret;
}

/** Secrets by name: one per TLS server (1 to 400 days left), the workload's own and the mesh root. */
export async function secrets(shape: DumpShape): Promise<ReadonlyMap<string, Resource>> {
  const folder = await mkdtemp(join(tmpdir(), 'gatescope-bench-certs-'));
  try {
    const authority = await Authority.create(folder, 'root', '/O=Example Trust/CN=Example Edge CA');
    const all = new Map<string, Resource>();
    const workload = await authority.issue('default', {
      subject: '/O=cluster.local',
      altNames: ['URI:spiffe://cluster.local/ns/istio-system/sa/gateway'],
      usage: ['serverAuth', 'clientAuth'],
    });
    all.set('default', await certificate('default', workload));
    const root = {
      ...SECRET,
      name: 'ROOTCA',
      validation_context: { trusted_ca: await inline(authority.pair.cert) },
    };
    all.set('ROOTCA', root);
    for (let server = 0; server < shape.tlsServers; server += 1) {
      const host = tlsHost(server);
      const pair = await authority.issue(`edge-${server}`, {
        subject: `/CN=${host}`,
        altNames: [`DNS:${host}`, `DNS:www.${host}`],
        usage: ['serverAuth'],
        days: 1 + randomOf(shape.seed, 'days', server).below(400),
      });
      all.set(tlsSecret(server), await certificate(tlsSecret(server), pair));
    }
    return all;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
