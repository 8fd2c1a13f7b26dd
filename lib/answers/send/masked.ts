import { REDACTION_RULES } from '@/lib/envoy/redaction';
import { redact } from '@/lib/json/redact';
import type { Comparison, RealAnswer, SendQuestion } from './types';

type Headers = SendQuestion['headers'];

const noTag = () => '';

const maskText = (text: string): string => String(redact(text, REDACTION_RULES, noTag).document);

/** Headers with the values of credentials and cookies hidden, by the rules that hide them in a dump. */
export function maskHeaders(headers: Headers): Headers {
  return headers.map(([name, value]) => {
    const entry = { name, value };
    redact([entry], REDACTION_RULES, noTag);
    return [name, entry.value];
  });
}

/** A text of which nothing is known but its looks: JSON as a whole, anything else line by line. */
function maskBody(text: string): string {
  return /^\s*[{[]/.test(text) ? maskText(text) : text.split('\n').map(maskText).join('\n');
}

/** The answer as it may be shown, copied and kept. */
export function maskAnswer(real: RealAnswer): RealAnswer {
  return {
    ...real,
    headers: maskHeaders(real.headers),
    text: real.text === null ? null : maskBody(real.text),
  };
}

/** Targets and header values stand in what was compared, too. */
export function maskComparison({ outcome, points }: Comparison): Comparison {
  const masked = points.map((point) => ({
    ...point,
    predicted: maskText(point.predicted),
    real: maskText(point.real),
  }));
  return { outcome, points: masked };
}
