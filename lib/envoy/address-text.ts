import type { Address } from './address-model';

/** `10.0.0.1:8080`, `[::1]:8080`, a pipe's path: what a person would grep for, and what istioctl prints. */
export function addressText(address: Address): string {
  switch (address.kind) {
    case 'socket': {
      // RFC 3986 §3.2.2: an IPv6 address stands in brackets before a port.
      const host = address.address.includes(':') ? `[${address.address}]` : address.address;
      const port = address.port === null ? '' : `:${address.port}`;
      return `${host}${port}${address.protocol === 'UDP' ? ' UDP' : ''}`;
    }
    case 'pipe':
      return address.path;
    case 'internal':
      return `internal ${address.name}${address.endpointId === '' ? '' : ` ${address.endpointId}`}`;
    case 'unknown':
      return 'unknown address';
  }
}
