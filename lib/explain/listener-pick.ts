import type { Address, Listener } from '@/lib/envoy/model';
import type { ExplainQuestion, SocketPlace } from './question';

/** Listeners that serve, by the addresses that they have. */
export class ListenerTable {
  readonly serving: readonly Listener[];
  readonly #bound = new Map<string, Listener>();
  readonly #all = new Map<string, Listener>();

  constructor(listeners: readonly Listener[]) {
    this.serving = listeners.filter(
      ({ state, settings }) => (state === 'static' || state === 'active') && settings.transport === 'tcp',
    );
    for (const listener of this.serving)
      for (const address of listener.addresses) this.#put(address, listener);
    for (const listener of this.serving)
      for (const address of listener.addresses) this.#putBothFamilies(address, listener);
  }

  /** The listener whose socket the kernel gives a connection to. */
  accepting(question: ExplainQuestion): Listener | null {
    const { captureMode, listener } = question;
    if (captureMode === 'none') return find(this.#bound, listener);
    const outbound = captureMode === 'outbound';
    const port = outbound ? 15_001 : 15_006;
    const onPort = this.serving.find(
      (each) => each.bindToPort && each.addresses.some((address) => portOf(address) === port),
    );
    const direction = outbound ? 'OUTBOUND' : 'INBOUND';
    return (
      onPort ??
      this.serving.find((each) => each.bindToPort && each.trafficDirection === direction && restores(each)) ??
      null
    );
  }

  /** The listener that a connection is handed to by its restored destination; bound or not. */
  handedTo(place: SocketPlace): Listener | null {
    return find(this.#all, place);
  }

  #put(address: Address, listener: Listener): void {
    if (address.kind !== 'socket' || address.protocol !== 'TCP') return;
    const key = `${address.address} ${address.port}`;
    if (!this.#all.has(key)) this.#all.set(key, listener);
    if (listener.bindToPort && !this.#bound.has(key)) this.#bound.set(key, listener);
  }

  /** `::` takes IPv4, too, where nothing of that family is at the port. */
  #putBothFamilies(address: Address, listener: Listener): void {
    if (address.kind === 'socket' && address.address === '::')
      this.#put({ ...address, address: '0.0.0.0' }, listener);
  }
}

const portOf = (address: Address): number | null => (address.kind === 'socket' ? address.port : null);

const restores = ({ useOriginalDst, listenerFilters }: Listener): boolean =>
  useOriginalDst || listenerFilters.some(({ type }) => type.includes('.original_dst.'));

function find(listeners: ReadonlyMap<string, Listener>, { address, port }: SocketPlace): Listener | null {
  const wildcard = address.includes(':') ? '::' : '0.0.0.0';
  return listeners.get(`${address} ${port}`) ?? listeners.get(`${wildcard} ${port}`) ?? null;
}
