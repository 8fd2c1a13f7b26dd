import { Der, TAG } from './der';

const RSA = '1.2.840.113549.1.1.1';
const EC = '1.2.840.10045.2.1';

const ALGORITHMS: ReadonlyMap<string, string> = new Map([
  [RSA, 'RSA'],
  ['1.2.840.113549.1.1.10', 'RSA-PSS'],
  [EC, 'EC'],
  ['1.2.840.10040.4.1', 'DSA'],
  ['1.3.101.112', 'Ed25519'],
  ['1.3.101.113', 'Ed448'],
  ['2.16.840.1.101.3.4.3.17', 'ML-DSA-44'],
  ['2.16.840.1.101.3.4.3.18', 'ML-DSA-65'],
  ['2.16.840.1.101.3.4.3.19', 'ML-DSA-87'],
]);

const CURVES: ReadonlyMap<string, string> = new Map([
  ['1.2.840.10045.3.1.7', 'P-256'],
  ['1.3.132.0.34', 'P-384'],
  ['1.3.132.0.35', 'P-521'],
  ['1.3.132.0.10', 'secp256k1'],
]);

/** Length of the modulus of an RSAPublicKey, which stands in a BIT STRING after a byte of padding. */
function rsaBits(key: Der): number {
  const modulus = Der.read(key.bytes.subarray(1)).child(0).bytes;
  const start = modulus.findIndex((byte) => byte !== 0);
  if (start < 0) return 0;
  return (modulus.length - start - 1) * 8 + (32 - Math.clz32(modulus[start] ?? 0));
}

/** What a SubjectPublicKeyInfo holds: `RSA 2048`, `EC P-256`, `Ed25519`, or the OID. Throws `DerError`. */
export function keyAlgorithmOf(info: Der): string {
  const [algorithm, parameters] = info.child(0).children();
  const oid = algorithm?.oid() ?? '';
  const name = ALGORITHMS.get(oid) ?? oid;
  if (oid === RSA) return `${name} ${rsaBits(info.child(1))}`;
  if (oid !== EC || parameters?.tag !== TAG.oid) return name;
  const curve = parameters.oid();
  return `${name} ${CURVES.get(curve) ?? curve}`;
}
