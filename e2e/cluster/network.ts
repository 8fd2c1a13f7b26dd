/**
 * The run's own small network: one bridge with the address .1, one namespace per gateway pod and one for all backends.
 * Only addresses made here are used, and no namespace has a default route: nothing can leave the machine.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ledger } from './ledger.ts';
import { ledgerFolder, readLedgers } from './ledger.ts';
import { runCommand } from './run-command.ts';

export class Network {
  readonly #ledger: Ledger;
  readonly #prefix: string;
  #links = 0;
  #nextHost = 10;

  private constructor(ledger: Ledger, prefix: string) {
    this.#ledger = ledger;
    this.#prefix = prefix;
  }

  static async create(ledger: Ledger): Promise<Network> {
    const network = new Network(ledger, await claimSubnet(ledger));
    const bridge = network.#bridge;
    ledger.add('links', bridge);
    await ipBatch([
      `link add ${bridge} type bridge`,
      `addr add ${network.hostAddress}/24 dev ${bridge}`,
      `link set ${bridge} up`,
    ]);
    return network;
  }

  get #bridge(): string {
    return `gs${this.#ledger.state.run}b`;
  }

  /** Where the namespaces find this machine: istiod listens here. */
  get hostAddress(): string {
    return `${this.#prefix}.1`;
  }

  nextAddress(): string {
    if (this.#nextHost > 250) throw new Error('the subnet of this run has no address left');
    const address = `${this.#prefix}.${String(this.#nextHost)}`;
    this.#nextHost += 1;
    return address;
  }

  /** A namespace on the bridge that owns these addresses. Returns its name. */
  async addNamespace(label: string, addresses: readonly string[]): Promise<string> {
    const { run } = this.#ledger.state;
    const name = `gs${run}-${label}`;
    const link = `gs${run}v${String(this.#links)}`; // at most 15 characters (IFNAMSIZ)
    this.#links += 1;
    this.#ledger.add('namespaces', name);
    this.#ledger.add('links', link);
    await ipBatch([
      `netns add ${name}`,
      `link add ${link} type veth peer name eth0 netns ${name}`,
      `link set ${link} master ${this.#bridge} up`,
    ]);
    await this.addAddresses(name, addresses);
    await ipBatch(['link set lo up', 'link set eth0 up'], name);
    return name;
  }

  addAddresses(namespace: string, addresses: readonly string[]): Promise<void> {
    return ipBatch(
      addresses.map((address) => `addr add ${address}/24 dev eth0`),
      namespace,
    );
  }
}

/** The command line that runs a program inside a namespace; nsenter becomes the program, the pid stays. */
export const inNamespace = (
  namespace: string,
  command: readonly string[],
): readonly [string, ...string[]] => ['nsenter', `--net=/run/netns/${namespace}`, ...command];

async function ipBatch(lines: readonly string[], namespace?: string): Promise<void> {
  const where = namespace === undefined ? [] : ['-n', namespace];
  await runCommand('ip', [...where, '-batch', '-'], { input: `${lines.join('\n')}\n` });
}

/** A pod range 10.244.N.0/24 that no route or address of this machine and no other run uses. */
async function claimSubnet(ledger: Ledger): Promise<string> {
  const taken = (await runCommand('ip', ['-4', '-o', 'addr'])) + (await runCommand('ip', ['-4', 'route']));
  for (let third = 0; third < 256; third += 1) {
    const prefix = `10.244.${String(third)}`;
    if (taken.includes(`${prefix}.`) || coversAll(taken)) continue;
    const file = join(ledgerFolder(), `subnet-${String(third)}`);
    if (!claim(file, ledger.state.run)) continue;
    ledger.add('claims', file);
    return prefix;
  }
  throw new Error(
    'no free subnet in 10.244.0.0/16: another network on this machine uses it (see `ip route`)',
  );
}

/** A cluster network (of a container runtime, say) that routes the whole range elsewhere. */
const coversAll = (routes: string): boolean => /\b10\.(244\.0\.0\/16|0\.0\.0\/8)/.test(routes);

function claim(file: string, run: string): boolean {
  const write = (): boolean => {
    try {
      writeFileSync(file, run, { flag: 'wx' });
      return true;
    } catch {
      return false;
    }
  };
  if (write()) return true;
  // A run that died between claiming and writing it down: its ledger is gone, its claim is void.
  const owner = readFileSync(file, 'utf8');
  if (owner === '' || readLedgers().some((state) => state.run === owner)) return false;
  writeFileSync(file, run);
  return readFileSync(file, 'utf8') === run;
}
