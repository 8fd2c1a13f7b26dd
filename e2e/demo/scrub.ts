import type { CapturePart } from '@/lib/snapshot/capture';

/** Folders of the recording machine, which Envoy repeats in its bootstrap and command line. */
const PLACES: readonly (readonly [RegExp, string])[] = [[/\/tmp\/[A-Za-z0-9._/-]*\//g, '/etc/istio/proxy/']];

/** A part without the places of the machine that recorded it. Nothing else is touched. */
export function scrub(part: CapturePart): CapturePart {
  if (part.body.kind !== 'bytes') return part;
  let text = new TextDecoder().decode(part.body.bytes);
  for (const [pattern, instead] of PLACES) text = text.replace(pattern, instead);
  return { ...part, body: { kind: 'bytes', bytes: new TextEncoder().encode(text) } };
}
