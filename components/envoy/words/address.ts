import type { Address } from '@/lib/envoy/model';

/** `0.0.0.0:8443`, `[::]:8443`, `10.0.0.1:53 UDP`, a pipe's path; what a person would type or grep for. */
export function addressText(address: Address): string {
  switch (address.kind) {
    case 'socket':
      return socketText(address);
    case 'pipe':
      return address.path;
    case 'internal':
      return `internal ${address.name}${address.endpointId === '' ? '' : ` ${address.endpointId}`}`;
    case 'unknown':
      return 'unknown address';
  }
}

function socketText(address: Address & { readonly kind: 'socket' }): string {
  // RFC 3986 §3.2.2: an IPv6 address stands in brackets before a port.
  const host = address.address.includes(':') ? `[${address.address}]` : address.address;
  const port = address.port === null ? '' : `:${address.port}`;
  return `${host}${port}${address.protocol === 'UDP' ? ' UDP' : ''}`;
}

/** The port of the first address that has one, or null. */
export function portOf(addresses: readonly Address[]): number | null {
  for (const address of addresses) {
    if (address.kind === 'socket' && address.port !== null) return address.port;
  }
  return null;
}

/** Addresses in their order, joined by a comma; says so when there is none. */
export function addressesText(addresses: readonly Address[]): string {
  return addresses.length === 0 ? 'no address' : addresses.map(addressText).join(', ');
}
