/**
 * Records `lib/envoy/fixtures/upstreams-*`: a real Envoy with one cluster for each thing that a cluster can show,
 * backends in every state, and requests on their way. Run by hand when the configuration or the version of Envoy
 * changes: `node e2e/envoy/record-upstreams.ts`. Needs openssl.
 */
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { UpstreamPlace } from './upstreams/place.ts';
import { startUpstreams, type Upstreams } from './upstreams/run.ts';

const OUT = join(dirname(fileURLToPath(import.meta.url)), '../../lib/envoy/fixtures');

const ANSWERS = {
  'upstreams-config-dump.golden.json': '/config_dump?include_eds',
  'upstreams-clusters.golden.json': '/clusters?format=json',
  'upstreams-gauges.golden.json': '/stats?format=json&type=Gauges&usedonly&filter=^cluster%5C.outbound',
  'upstreams-counters.golden.json': '/stats?format=json&type=Counters&usedonly&filter=^cluster%5C.outbound',
} as const;

/** Folder and ports of this run become those that the fixture shows. */
function scrub(body: string, place: UpstreamPlace): string {
  return body
    .replaceAll(/[^"]*\/gatescope-envoy-[^/"]*/g, '/etc/envoy')
    .replaceAll(new RegExp(`\\b${String(place.backendPort)}\\b`, 'g'), '8080')
    .replaceAll(new RegExp(`("port_value": ?)${String(place.listenerPort)}\\b`, 'g'), '$115000');
}

async function record(upstreams: Upstreams): Promise<void> {
  await upstreams.makeStates();
  // A success rate holds for one interval with enough requests.
  for (let round = 0; round < 10; round += 1) {
    await upstreams.sendMany('/outliers', 300);
    await sleep(500);
  }
  await upstreams.waitFor('/clusters?format=json', 'success_rate_ejection_threshold');
  for (const [name, path] of Object.entries(ANSWERS)) {
    await writeFile(join(OUT, name), scrub(await upstreams.ask(path), upstreams.place));
  }
}

const upstreams = await startUpstreams();
try {
  await record(upstreams);
} finally {
  await upstreams.stop();
}
