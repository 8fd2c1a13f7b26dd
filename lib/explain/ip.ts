/** An IP address as a number, with its family. */
export interface Ip {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

function parseV4(text: string): bigint | null {
  const parts = text.split('.');
  if (parts.length !== 4) return null;
  let value = 0n;
  for (const part of parts) {
    if (!/^\d{1,3}$/.test(part) || Number(part) > 255) return null;
    value = value * 256n + BigInt(part);
  }
  return value;
}

function groupsOf(text: string): readonly string[] | null {
  if (text === '') return [];
  const groups = text.split(':');
  const last = groups.at(-1) ?? '';
  if (!last.includes('.')) return groups;
  const v4 = parseV4(last);
  if (v4 === null) return null;
  return [...groups.slice(0, -1), (v4 >> 16n).toString(16), (v4 & 0xffffn).toString(16)];
}

function parseV6(text: string): bigint | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [left, right] = [groupsOf(halves[0] ?? ''), groupsOf(halves[1] ?? '')];
  if (left === null || right === null) return null;
  const missing = 8 - left.length - right.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  let value = 0n;
  for (const group of [...left, ...Array.from({ length: missing }, () => '0'), ...right]) {
    if (!/^[0-9a-fA-F]{1,4}$/.test(group)) return null;
    value = value * 65_536n + BigInt(`0x${group}`);
  }
  return value;
}

/** Null for what is no IP address. A zone (`fe80::1%eth0`) is left out. */
export function parseIp(text: string): Ip | null {
  const v4 = parseV4(text);
  if (v4 !== null) return { bits: 32, value: v4 };
  const v6 = text.includes(':') ? parseV6(text.split('%')[0] ?? '') : null;
  return v6 === null ? null : { bits: 128, value: v6 };
}

/** 127.0.0.1 and ::1, and no other: not all of 127.0.0.0/8 (network/utility.cc isLoopbackAddress). */
export function isLoopback({ bits, value }: Ip): boolean {
  return value === (bits === 32 ? 0x7f000001n : 1n);
}

export interface Range {
  readonly bits: 32 | 128;
  readonly length: number;
  /** The bits that count, as the lowest of the number. */
  readonly prefix: bigint;
}

/** `10.0.0.0/8`; null when it is no range. A length beyond the address is the whole address. */
export function parseRange(text: string): Range | null {
  const slash = text.lastIndexOf('/');
  const ip = parseIp(slash < 0 ? text : text.slice(0, slash));
  if (ip === null) return null;
  const length = Math.min(slash < 0 ? ip.bits : Number(text.slice(slash + 1)), ip.bits);
  if (!Number.isInteger(length) || length < 0) return null;
  return { bits: ip.bits, length, prefix: ip.value >> BigInt(ip.bits - length) };
}

export const inRange = (ip: Ip, { bits, length, prefix }: Range): boolean =>
  ip.bits === bits && ip.value >> BigInt(bits - length) === prefix;
