import type { Place } from './parts';

const IPV4_PART = /^(0|[1-9][0-9]{0,2})$/;

function isIpv4(text: string): boolean {
  const parts = text.split('.', 5);
  return parts.length === 4 && parts.every((part) => IPV4_PART.test(part) && Number(part) <= 255);
}

function isIpv6(text: string): boolean {
  if (text.length > 45 || !text.includes(':')) return false;
  const lastColon = text.lastIndexOf(':');
  const tail = text.slice(lastColon + 1);
  const isMixed = tail.includes('.');
  if (isMixed && !isIpv4(tail)) return false;
  const whole = isMixed ? `${text.slice(0, lastColon + 1)}0:0` : text;
  const halves = whole.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false;
  return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}

/** True for an IPv4 address in dotted form and an IPv6 address without brackets or zone. */
export function isIp(text: string): boolean {
  return isIpv4(text) || isIpv6(text);
}

/** A TCP port in decimal digits, or null. */
export function portOf(text: string): number | null {
  if (!/^[0-9]{1,9}$/.test(text)) return null;
  const port = Number(text);
  return port <= 65535 ? port : null;
}

/** Host and port text of `host:port`, `[v6]:port` or `host`; brackets are removed. A bare IPv6 address has no port. */
export function splitHostPort(text: string): { readonly host: string; readonly port: string | null } {
  if (text.startsWith('[')) {
    const end = text.indexOf(']');
    if (end > 0) {
      const rest = text.slice(end + 1);
      return { host: text.slice(1, end), port: rest.startsWith(':') ? rest.slice(1) : null };
    }
  }
  const colon = text.lastIndexOf(':');
  if (colon < 0 || text.indexOf(':') !== colon) return { host: text, port: null };
  return { host: text.slice(0, colon), port: text.slice(colon + 1) };
}

/** `10.0.0.1:80` or `[::1]:80` as a place; null for anything else, a pipe or an internal address. */
export function placeOf(text: string): Place | null {
  const { host, port } = splitHostPort(text);
  if (!isIp(host)) return null;
  return { address: host, port: port === null ? null : portOf(port) };
}

/** The address as it stands in a URL or before a port. */
export function bracketed(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
