/**
 * What admin requests cost an Envoy with a large configuration: seconds, bytes, how long its main thread answers
 * nobody else, whether traffic waits, and memory. The figures of docs/decisions/012-asking-envoy.md come from here.
 * Run by hand: `node --import ./e2e/support/lib-loader.mjs e2e/envoy/measure-admin.ts medium|large`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startAds } from '../bench/dumps/ads.ts';
import { bootstrap, discoveryFiles, resourcesOf } from '../bench/dumps/configuration.ts';
import { secrets } from '../bench/dumps/secrets.ts';
import { SHAPES, type ShapeName, typed } from '../bench/dumps/shape.ts';
import { freePort } from '../cluster/ports.ts';
import { type RunningEnvoy, startEnvoy } from './start.ts';

const ONE_CLUSTER = 'outbound\\|8080\\|\\|cart-1\\..*';
const PATHS: readonly (readonly [what: string, path: string])[] = [
  ['whole, with endpoints', '/config_dump?include_eds'],
  ['whole, without endpoints', '/config_dump'],
  ['bootstrap', '/config_dump?mask=bootstrap'],
  ['listeners section', '/config_dump?mask=dynamic_listeners,static_listeners'],
  ['clusters section', '/config_dump?mask=dynamic_active_clusters,dynamic_warming_clusters,static_clusters'],
  ['routes section', '/config_dump?mask=dynamic_route_configs,static_route_configs'],
  ['secrets section', '/config_dump?mask=dynamic_active_secrets,dynamic_warming_secrets,static_secrets'],
  ['endpoints section', '/config_dump?include_eds&mask=dynamic_endpoint_configs,static_endpoint_configs'],
  ['versions only', '/config_dump?mask=version_info'],
  ['listeners by resource', '/config_dump?resource=dynamic_listeners'],
  ['routes by resource', '/config_dump?resource=dynamic_route_configs'],
  ['secrets by resource', '/config_dump?resource=dynamic_active_secrets'],
  ['cluster names', '/config_dump?resource=dynamic_active_clusters&mask=cluster.name,version_info'],
  [
    'one cluster',
    `/config_dump?resource=dynamic_active_clusters&name_regex=${encodeURIComponent(ONE_CLUSTER)}`,
  ],
  ['one cluster, all sections', `/config_dump?include_eds&name_regex=${encodeURIComponent(ONE_CLUSTER)}`],
  ['/clusters', '/clusters?format=json'],
  ['/listeners', '/listeners?format=json'],
  ['/certs', '/certs'],
  ['/server_info', '/server_info'],
];

interface Answer {
  readonly status: number;
  readonly bytes: number;
  readonly firstByte: number;
  readonly millis: number;
  readonly encoding: string;
  readonly framing: string;
}

function ask(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const began = performance.now();
  return new Promise((done, failed) => {
    const sent = request(url, { agent: false, headers }, (response) => {
      let bytes = 0;
      let firstByte = 0;
      response.on('data', (chunk: Buffer) => {
        if (bytes === 0) firstByte = performance.now() - began;
        bytes += chunk.length;
      });
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          bytes,
          firstByte,
          millis: performance.now() - began,
          encoding: response.headers['content-encoding'] ?? '-',
          framing: response.headers['transfer-encoding'] ?? response.headers['content-length'] ?? '-',
        }),
      );
    });
    sent.on('error', failed);
    sent.end();
  });
}

/** Asks again and again, each time when the last is answered; the longest wait is what another asker feels. */
function probe(url: string): () => Promise<number> {
  let longest = 0;
  let running = true;
  const work = (async () => {
    while (running) {
      const began = performance.now();
      await ask(url);
      longest = Math.max(longest, performance.now() - began);
      await sleep(2);
    }
  })();
  return async () => {
    running = false;
    await work;
    return longest;
  };
}

const peakMemory = (pid: number): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

const residentMemory = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** A listener that answers on its own: traffic that no other part of the configuration slows. */
const traffic = (port: number): object => ({
  ...typed('config.listener.v3.Listener'),
  name: 'traffic',
  address: { socket_address: { address: '127.0.0.1', port_value: port } },
  filter_chains: [
    {
      filters: [
        {
          name: 'envoy.filters.network.http_connection_manager',
          typed_config: {
            ...typed('extensions.filters.network.http_connection_manager.v3.HttpConnectionManager'),
            stat_prefix: 'traffic',
            route_config: {
              virtual_hosts: [
                {
                  name: 'all',
                  domains: ['*'],
                  routes: [{ match: { prefix: '/' }, direct_response: { status: 200 } }],
                },
              ],
            },
            http_filters: [
              {
                name: 'envoy.filters.http.router',
                typed_config: typed('extensions.filters.http.router.v3.Router'),
              },
            ],
          },
        },
      ],
    },
  ],
});

async function measure(envoy: RunningEnvoy, trafficUrl: string): Promise<void> {
  const pid = envoy.child.pid ?? 0;
  const row = (cells: readonly (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`);
  row(['What', 'status', 'MB', 'first byte ms', 'ms', '/ready waits ms', 'traffic waits ms', 'memory +MB']);
  for (const [what, path] of PATHS) {
    await ask(envoy.adminUrl + path);
    await sleep(200);
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
    const before = residentMemory(pid);
    const ready = probe(`${envoy.adminUrl}/ready`);
    const served = probe(trafficUrl);
    await sleep(50);
    const { status, bytes, firstByte, millis } = await ask(envoy.adminUrl + path);
    const waits = [await ready(), await served()].map((wait) => wait.toFixed(0));
    const memory = (peakMemory(pid) - before).toFixed(0);
    row([what, status, (bytes / 1e6).toFixed(2), firstByte.toFixed(0), millis.toFixed(0), ...waits, memory]);
  }
  const zipped = await ask(`${envoy.adminUrl}/clusters?format=json`, { 'accept-encoding': 'gzip, br' });
  console.log(`Asked for gzip: content-encoding ${zipped.encoding}, framing ${zipped.framing}.`);
}

const name = (process.argv[2] ?? 'medium') as ShapeName;
const shape = SHAPES[name];
const [adsPort, trafficPort] = [await freePort(), await freePort()];
const files = discoveryFiles(shape);
const lds = JSON.parse(files['lds.json'] ?? '{}') as { resources: object[] };
lds.resources.push(traffic(trafficPort));
const ads = await startAds(adsPort, resourcesOf(shape, await secrets(shape)));
const envoy = await startEnvoy(bootstrap(adsPort), { ...files, 'lds.json': JSON.stringify(lds) });
try {
  await measure(envoy, `http://127.0.0.1:${trafficPort}/`);
} finally {
  await envoy.stop();
  await ads.stop();
}
