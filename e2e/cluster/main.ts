/** The stack by hand: `node e2e/cluster/main.ts build | up | down`. */
import { parseArgs } from 'node:util';
import { envoyBinary } from '../envoy/binary.ts';
import { buildBinaries } from './build.ts';
import { MULTI_CONTEXTS } from './kubeconfig.ts';
import { reapLeftovers, stopEverything } from './reap.ts';
import type { ScenarioName } from './scenarios/index.ts';
import { isScenario, SCENARIOS } from './scenarios/index.ts';
import type { Stack } from './stack.ts';
import { startStack } from './stack.ts';

const USAGE = `usage: node e2e/cluster/main.ts build
       node e2e/cluster/main.ts up [--scenario ${Object.keys(SCENARIOS).join('|')}] [--dir D]
       node e2e/cluster/main.ts down [--all]

build  builds etcd, kube-apiserver, kwok, istiod and istioctl, and installs Envoy, into the cache
up     starts a cluster and keeps it until Ctrl-C
down   cleans up after runs that were killed; with --all stops running ones, too`;

const say = (line: string): void => console.log(line);

async function up(scenario: ScenarioName, dir: string | undefined): Promise<void> {
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
  const stack = await startStack({ scenario, log: say, ...(dir === undefined ? {} : { dir }) });
  show(stack);
  // A pending promise alone does not keep Node running.
  const awake = setInterval(() => undefined, 60_000);
  await asked;
  clearInterval(awake);
  await stack.stop();
}

function show({ gateways, kubeconfigs }: Stack): void {
  say(`\nkubeconfig  ${kubeconfigs.multi}`);
  say(`contexts    ${Object.values(MULTI_CONTEXTS).join(', ')}`);
  say(`admin       ${kubeconfigs.admin}\n\ngateways`);
  for (const { namespace, pod, podIp, netns } of gateways) {
    say(`  ${namespace}/${pod}  ${podIp}`);
    say(`    curl -H 'Host: example.com' http://${podIp}:8080/status/200`);
    say(`    nsenter --net=/run/netns/${netns} curl http://127.0.0.1:15000/listeners`);
  }
  say('\nCtrl-C stops all of it.');
}

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      scenario: { type: 'string', default: 'httpbin' },
      dir: { type: 'string' },
      all: { type: 'boolean' },
    },
  });
  const [command] = positionals;
  if (command === 'build') {
    await Promise.all([buildBinaries(say), envoyBinary()]);
  } else if (command === 'up' && isScenario(values.scenario)) {
    await up(values.scenario, values.dir);
  } else if (command === 'down') {
    await (values.all === true ? stopEverything(say) : reapLeftovers(say));
  } else {
    console.error(USAGE);
    return 2;
  }
  return 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
