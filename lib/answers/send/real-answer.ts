import type { WireAnswer } from '@/lib/snapshot/send';
import type { RealAnswer } from './types';

/** Of a body as much as tells who answered. */
const SHOWN_BYTES = 4096;

const CONTROLS = /[^\P{Cc}\t\r\n]/u;

/** The beginning of a body as text; null when it is none. What is cut in the middle of a character ends before it. */
function textOf(body: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body.subarray(0, SHOWN_BYTES), {
      stream: true,
    });
    return CONTROLS.test(text) ? null : text;
  } catch {
    return null;
  }
}

/** What came over the wire as data that can be shown; secrets are still in it. */
export function realAnswer(wire: WireAnswer): RealAnswer {
  const { end, reason, head, body, bodyEnd, tls, millis } = wire;
  return {
    end,
    reason,
    version: head?.version ?? null,
    status: head?.status ?? null,
    phrase: head?.phrase ?? null,
    headers: head?.headers ?? [],
    text: textOf(body),
    bodyBytes: body.byteLength,
    bodyEnd: bodyEnd === 'whole' && body.byteLength > SHOWN_BYTES ? 'cut' : bodyEnd,
    tls,
    millis,
  };
}
