import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort } from '../cluster/ports.ts';
import { listenerBootstrap, listenerFiles } from '../envoy/listeners/bootstrap.ts';
import { makeCertificates } from '../envoy/listeners/certificates.ts';
import { type RunningEnvoy, startEnvoy } from '../envoy/start.ts';
import { tutorialBootstrap, tutorialRoutes } from '../envoy/tutorial.ts';
import { run } from '../support/command';

/** What the command line asks of a running Envoy. */

/** An Envoy of a version that is asked for nothing but the whole. */
const OLD = '/1.18.0/';
const VERSION = /\/1\.\d+\.\d+[^/"]*\//;

async function forward(url: string, isOld: boolean, response: ServerResponse): Promise<void> {
  const answer = await fetch(url);
  const type = answer.headers.get('content-type') ?? '';
  response.writeHead(answer.status, { server: 'envoy', 'content-type': type });
  const body = Buffer.from(await answer.arrayBuffer());
  const isVersion = isOld && url.endsWith('/server_info');
  response.end(isVersion ? body.toString().replace(VERSION, OLD) : body);
}

/** Runs a command on an Envoy and answers what was asked of it, too. */
async function runOn(envoy: RunningEnvoy, list: string, isOld: boolean) {
  const asked: string[] = [];
  const proxy = createServer((request, response) => {
    asked.push(request.url ?? '');
    void forward(`${envoy.adminUrl}${request.url}`, isOld, response);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  try {
    return { ended: await run([list, '--admin-url', url, '-o', 'json']), asked };
  } finally {
    proxy.closeAllConnections();
    proxy.close();
  }
}

const WHOLE = '/config_dump?include_eds';
const STARTS = [
  ['an edge with TLS', startEdge],
  ['a gateway with routes by discovery', startTutorial],
] as const;

for (const [what, start] of STARTS) {
  test(`${what}: listeners and secrets are those of the whole dump, for a part of the work`, async () => {
    const envoy = await start();
    try {
      for (const list of ['listeners', 'secrets']) {
        const parts = await runOn(envoy, list, false);
        const whole = await runOn(envoy, list, true);
        expect(parts.ended).toEqual(whole.ended);
        expect(whole.asked).toContain(WHOLE);
        expect(parts.asked).not.toContain(WHOLE);
        expect(parts.asked.filter((path) => path.startsWith('/config_dump'))).toHaveLength(4);
        expect(parts.asked.filter((path) => path.startsWith('/clusters'))).toEqual([]);
      }
    } finally {
      await envoy.stop();
    }
  });
}

async function startEdge(): Promise<RunningEnvoy> {
  const folder = await mkdtemp(join(tmpdir(), 'gatescope-cli-'));
  const certificates = await makeCertificates(folder).finally(() => rm(folder, { recursive: true }));
  return startEnvoy(listenerBootstrap(), listenerFiles(certificates));
}

async function startTutorial(): Promise<RunningEnvoy> {
  return startEnvoy(tutorialBootstrap(await freePort(), 9), { 'rds.json': tutorialRoutes() });
}
