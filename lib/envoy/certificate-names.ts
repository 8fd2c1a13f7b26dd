import { type Der, DerError, hexOf, latinOf, TAG } from './der';

/** Short names of RFC 4519 and, for the rest, what openssl prints. */
const ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ['2.5.4.3', 'CN'],
  ['2.5.4.4', 'SN'],
  ['2.5.4.5', 'serialNumber'],
  ['2.5.4.6', 'C'],
  ['2.5.4.7', 'L'],
  ['2.5.4.8', 'ST'],
  ['2.5.4.9', 'street'],
  ['2.5.4.10', 'O'],
  ['2.5.4.11', 'OU'],
  ['2.5.4.12', 'title'],
  ['2.5.4.42', 'GN'],
  ['2.5.4.97', 'organizationIdentifier'],
  ['0.9.2342.19200300.100.1.1', 'UID'],
  ['0.9.2342.19200300.100.1.25', 'DC'],
  ['1.2.840.113549.1.9.1', 'emailAddress'],
]);

const COMMON_NAME = '2.5.4.3';

/** Code units of two bytes (BMPString) or code points of four (UniversalString), big end first. */
function wideText(bytes: Uint8Array, width: 2 | 4): string {
  const units: number[] = [];
  for (let at = 0; at + width <= bytes.length; at += width) {
    let unit = 0;
    for (const byte of bytes.subarray(at, at + width)) unit = unit * 256 + byte;
    units.push(unit > 0x10_ff_ff ? 0xff_fd : unit);
  }
  return units.map((unit) => (width === 2 ? String.fromCharCode(unit) : String.fromCodePoint(unit))).join('');
}

/** Numeric, Printable, T61, IA5, Visible. */
const NARROW: ReadonlySet<number> = new Set([0x12, 0x13, 0x14, 0x16, 0x1a]);

function textOf(value: Der): string {
  if (value.tag === TAG.utf8) return new TextDecoder().decode(value.bytes);
  if (NARROW.has(value.tag)) return latinOf(value.bytes);
  if (value.tag === TAG.bmp) return wideText(value.bytes, 2);
  if (value.tag === TAG.universal) return wideText(value.bytes, 4);
  // RFC 4514 §2.4: what is no string is written in hexadecimal.
  return `#${hexOf(value.bytes)}`;
}

/** RFC 4514 §2.4, as far as it keeps a name from looking like two. */
const escapeValue = (text: string): string => text.replaceAll(/[,+"\\<>;=]/g, '\\$&');

export interface DistinguishedName {
  /** `O=Example Trust, CN=Example Root`, in the order of the certificate. */
  readonly text: string;
  /** The last CN, which is the most specific one. */
  readonly commonName: string | null;
}

/** A Name (RFC 5280 §4.1.2.4). Throws `DerError`. */
export function readName(name: Der): DistinguishedName {
  let commonName: string | null = null;
  const sets = name.children().map((set) =>
    set
      .children()
      .map((attribute) => {
        const oid = attribute.child(0).oid();
        const text = textOf(attribute.child(1));
        if (oid === COMMON_NAME) commonName = text;
        return `${ATTRIBUTES.get(oid) ?? oid}=${escapeValue(text)}`;
      })
      .join('+'),
  );
  return { text: sets.join(', '), commonName };
}

export interface SubjectAltName {
  readonly kind: 'dns' | 'uri' | 'ip' | 'email' | 'other';
  readonly value: string;
}

/** RFC 5952: the longest run of zero groups is left out. */
function ipv6Of(bytes: Uint8Array): string {
  const groups: string[] = [];
  for (let at = 0; at < 16; at += 2)
    groups.push((((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)).toString(16));
  let best = { start: 0, length: 0 };
  for (let start = 0; start < 8; start += 1) {
    let length = 0;
    while (start + length < 8 && groups[start + length] === '0') length += 1;
    if (length > best.length) best = { start, length };
  }
  if (best.length < 2) return groups.join(':');
  const head = groups.slice(0, best.start).join(':');
  return `${head}::${groups.slice(best.start + best.length).join(':')}`;
}

function ipOf(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  return bytes.length === 16 ? ipv6Of(bytes) : `#${hexOf(bytes)}`;
}

/** One GeneralName (RFC 5280 §4.2.1.6); its kind is the number of its tag. */
function readGeneralName(name: Der): SubjectAltName {
  switch (name.tag & 0x1f) {
    case 1:
      return { kind: 'email', value: latinOf(name.bytes) };
    case 2:
      return { kind: 'dns', value: latinOf(name.bytes) };
    case 4:
      return { kind: 'other', value: readName(name.child(0)).text };
    case 6:
      return { kind: 'uri', value: latinOf(name.bytes) };
    case 7:
      return { kind: 'ip', value: ipOf(name.bytes) };
    default:
      return { kind: 'other', value: `#${hexOf(name.bytes)}` };
  }
}

/** The names of a subjectAltName extension. Throws `DerError`. */
export function readGeneralNames(names: Der): readonly SubjectAltName[] {
  if (names.tag !== TAG.sequence) throw new DerError('not a list of names');
  return names.children().map(readGeneralName);
}
