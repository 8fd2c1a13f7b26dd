import type { QuestionParts } from '../parts';

/** A question as a bulk request line: what is not known is left out, `tls` null is plaintext. */
export function printBulkLine(parts: QuestionParts): string {
  const { transport, runtime, ...rest } = parts;
  const tls = transport.kind === 'tls' ? { sni: transport.sni, alpn: transport.alpn } : null;
  const line = {
    ...rest,
    ...(transport.kind === 'unknown' ? {} : { tls }),
    ...(runtime.length === 0 ? {} : { runtime: Object.fromEntries(runtime) }),
  };
  return JSON.stringify(Object.fromEntries(Object.entries(line).filter(([, value]) => value !== null)));
}
