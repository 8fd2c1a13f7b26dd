/**
 * `npm run bench`: opens a dump of about 50 MB through the product's worker, with `JSON.parse` of the same file (and
 * istioctl, where it was built) beside it, and writes docs/benchmarks.md.
 */
import { execFileSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { build, ROOT } from '../../bin/launch/prepare.mjs';
import { ENVOY_VERSION } from '../envoy/binary.ts';
import { largeDump } from './dump.ts';
import { builtIstioctl, timeRoutes } from './istioctl.ts';
import type { Measurement } from './probe.ts';
import { report, type Series } from './report.ts';

const RUNS = 5;
const PROBE = fileURLToPath(new URL('./probe.ts', import.meta.url));
const LOADER = fileURLToPath(new URL('../support/lib-loader.mjs', import.meta.url));

function probe(kind: 'worker' | 'parse', dump: string): Measurement {
  const args = ['--import', LOADER, PROBE, kind, dump];
  // Border: our own script wrote this line.
  const measured = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Measurement;
  console.log(
    `${kind.padEnd(8)} ${Math.round(measured.millis)} ms, main thread blocked ${Math.round(measured.blockMillis)} ms`,
  );
  return measured;
}

/** Only time can be compared with another program. */
function istioctlRun(istioctl: string, dump: string): Measurement {
  const millis = timeRoutes(istioctl, dump);
  console.log(`istioctl ${Math.round(millis)} ms`);
  return { millis, blockMillis: Number.NaN, rssAfter: Number.NaN, rssPeak: Number.NaN };
}

await build();
const dump = await largeDump((line) => console.log(line));
const istioctl = builtIstioctl();
const worker: Measurement[] = [];
const parse: Measurement[] = [];
const peer: Measurement[] = [];
for (let run = 0; run < RUNS; run += 1) {
  worker.push(probe('worker', dump));
  parse.push(probe('parse', dump));
  if (istioctl !== null) peer.push(istioctlRun(istioctl, dump));
}
const series: Series[] = [
  { title: 'Gatescope, in its worker', runs: worker },
  { title: '`JSON.parse(readFileSync(…))`', runs: parse },
];
const notes: string[] = [];
if (istioctl === null)
  notes.push('istioctl was not measured: the cluster suite, which builds it, has not run on this machine.');
else series.push({ title: '`istioctl proxy-config routes -f`', runs: peer });
const page = report(series, {
  cores: availableParallelism(),
  memory: totalmem(),
  platform: `${process.platform} ${process.arch}`,
  node: process.versions.node,
  envoy: ENVOY_VERSION,
  dumpBytes: statSync(dump).size,
  notes,
});
const file = `${ROOT}/docs/benchmarks.md`;
writeFileSync(file, page);
// Columns as the format check wants them.
execFileSync(process.execPath, [`${ROOT}/node_modules/@biomejs/biome/bin/biome`, 'format', '--write', file]);
console.log(`\n${page}`);
