import type { ComparedPoint, Comparison, MovedReport, RealAnswer, SendPrediction } from './types';
import { endWords, verdictWords } from './words';

/** Verdicts after which a client gets no HTTP answer. */
const SILENT: ReadonlySet<string> = new Set(['no-listener', 'no-filter-chain', 'tls-mismatch']);
/** Ends that say nothing of what Envoy decided. */
const UNTOLD: ReadonlySet<string> = new Set(['unreachable', 'timeout']);

/** Whether Envoy answered with HTTP, and should have. */
function answerPoint(prediction: SendPrediction, real: RealAnswer): ComparedPoint {
  const isSilent = SILENT.has(prediction.verdict);
  const predicted = verdictWords(prediction);
  const text = endWords(real);
  if (UNTOLD.has(real.end)) return { kind: 'answer', predicted, real: text, outcome: 'open' };
  const isAnswered = real.status !== null;
  // A codec that meets TLS answers 400 in plain text, which no handshake understands.
  const isSame = isSilent ? !isAnswered : isAnswered || isTcp(prediction);
  return { kind: 'answer', predicted, real: text, outcome: isSame ? 'same' : 'differs' };
}

/** `tcp_proxy` to a host or to none: what comes back is not Envoy's. */
const isTcp = ({ verdict, status, route, virtualHost }: SendPrediction): boolean =>
  (verdict === 'forwarded' || verdict === 'no-cluster' || verdict === 'no-healthy-upstream') &&
  status === null &&
  route === null &&
  virtualHost === null;

function statusPoint({ status }: SendPrediction, real: RealAnswer): ComparedPoint | null {
  if (status === null || real.status === null) return null;
  const outcome = status === real.status ? 'same' : 'differs';
  return { kind: 'status', predicted: String(status), real: String(real.status), outcome };
}

function locationPoint({ location }: SendPrediction, real: RealAnswer): ComparedPoint | null {
  if (location === null || real.status === null) return null;
  const found = real.headers.find(([name]) => name.toLowerCase() === 'location')?.[1] ?? null;
  const outcome = found === location ? 'same' : 'differs';
  return { kind: 'location', predicted: location, real: found ?? 'no location header', outcome };
}

const names = (clusters: readonly { readonly cluster: string }[]): string =>
  clusters.length === 0 ? 'none' : clusters.map(({ cluster }) => cluster).join(', ');

/**
 * Which cluster had traffic. That the predicted one moved is what one request of ours does, and what anybody else's
 * does too; that it did not move says that this request never went there.
 */
function clusterPoint(prediction: SendPrediction, moved: MovedReport | null): ComparedPoint | null {
  const wanted = prediction.clusters.map(({ name }) => name);
  if (prediction.verdict !== 'forwarded' || wanted.length === 0) return null;
  const predicted = wanted.join(' or ');
  if (moved === null) return { kind: 'cluster', predicted, real: 'not known', outcome: 'open' };
  const hit = moved.clusters.filter(({ cluster }) => wanted.includes(cluster));
  if (hit.length > 0) return { kind: 'cluster', predicted, real: names(hit), outcome: 'same' };
  return { kind: 'cluster', predicted, real: names(moved.clusters), outcome: 'differs' };
}

/** Envoy writes its flags into the access log alone, which nobody reads here. */
function flagsPoint({ flags }: SendPrediction): ComparedPoint | null {
  if (flags === null) return null;
  return { kind: 'flags', predicted: flags, real: 'unknown: access log not read', outcome: 'open' };
}

/** Holds a real answer against what was predicted, point by point. Without a prediction nothing is compared. */
export function compareAnswer(
  prediction: SendPrediction,
  real: RealAnswer,
  moved: MovedReport | null,
): Comparison {
  const answer = answerPoint(prediction, real);
  if (prediction.verdict === 'unknown') return { outcome: 'open', points: [{ ...answer, outcome: 'open' }] };
  const cluster = UNTOLD.has(real.end) && real.end !== 'timeout' ? null : clusterPoint(prediction, moved);
  const points = [
    answer,
    statusPoint(prediction, real),
    flagsPoint(prediction),
    locationPoint(prediction, real),
    cluster,
  ].filter((point) => point !== null);
  if (points.some(({ outcome }) => outcome === 'differs')) return { outcome: 'differs', points };
  return { outcome: points.some(({ outcome }) => outcome === 'same') ? 'same' : 'open', points };
}
