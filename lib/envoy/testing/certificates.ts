import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';

/** Certificates of the world, as Node carries them: the roots that browsers trust. */
export const ROOTS: readonly string[] = rootCertificates;

/** What OpenSSL says of a certificate, in the words of ours. */
export function asOpenSsl(pem: string): {
  readonly serial: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly isCa: boolean;
  readonly key: string;
  readonly subject: readonly string[];
  readonly issuer: readonly string[];
} {
  const certificate = new X509Certificate(pem);
  const iso = (text: string): string => `${new Date(text).toISOString().slice(0, 19)}Z`;
  return {
    serial: certificate.serialNumber.toLowerCase().replace(/^0+(?=.)/, ''),
    notBefore: iso(certificate.validFrom),
    notAfter: iso(certificate.validTo),
    isCa: certificate.ca,
    key: keyOf(certificate),
    subject: valuesOf(certificate.subject),
    issuer: valuesOf(certificate.issuer),
  };
}

const CURVES: Readonly<Record<string, string>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
};

function keyOf({ publicKey }: X509Certificate): string {
  const { modulusLength, namedCurve } = publicKey.asymmetricKeyDetails ?? {};
  return namedCurve === undefined ? `RSA ${modulusLength}` : `EC ${CURVES[namedCurve]}`;
}

/** Values of a name without their attribute: OpenSSL names some attributes in another way. */
function valuesOf(name: string): readonly string[] {
  return name.split('\n').map((line) => line.slice(line.indexOf('=') + 1));
}
