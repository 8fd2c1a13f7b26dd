/** The table of named cases in a real Envoy: the unit tests hold the engine against the same table. */
import { freePort } from '../../cluster/ports.ts';
import type { Site } from '../place.ts';
import { realRun } from '../real-run.ts';
import { CASES } from './all.ts';
import { builtCases, sentOf } from './build.ts';

/** How many cases Envoy agrees with, and problems in words. */
export async function runCases(
  site: Site,
): Promise<{ readonly passed: number; readonly problems: readonly string[] }> {
  const ports: number[] = [];
  while (ports.length < CASES.length) ports.push(await freePort());
  const bootstrap = {
    node: { id: 'judge', cluster: 'judge' },
    static_resources: builtCases(CASES, ports, site.backend.port),
  };
  const wanted = CASES.flatMap((named, at) =>
    named.requests.map((request) => ({ named, request, port: ports[at] ?? 0 })),
  ).map((each, serial) => ({ ...each, sent: sentOf(each.request, each.port, serial) }));
  const sent = wanted.map((each) => each.sent);
  const run = await realRun({ bootstrap, files: {}, runtime: {} }, sent, site.backend);
  await run.remove();
  const problems = wanted.flatMap(({ named, request, sent: { id } }) => {
    const truth = run.truths.get(id);
    return Object.entries(request.expected).flatMap(([field, value]) => {
      const was = truth === undefined ? 'nothing' : Reflect.get(truth, field);
      return was === value ? [] : [`${named.name}, ${request.line}: ${field} is ${was}, not ${value}.`];
    });
  });
  console.log(`${CASES.length} named cases, ${sent.length} requests, ${problems.length} differences`);
  return { passed: problems.length === 0 ? CASES.length : 0, problems };
}
