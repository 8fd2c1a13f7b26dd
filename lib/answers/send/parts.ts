import type { ExplainAnswer } from '@/lib/explain/answer';
import type { ExplainQuestion } from '@/lib/explain/question';
import type { SendPrediction, SendQuestion } from './types';

/** What of a question goes over a wire. */
export function sendQuestion(question: ExplainQuestion): SendQuestion {
  const { listener, source, tls, captureMode, originalDestination, proxySource } = question;
  const { method, target, headers, version } = question;
  const connection = { listener, source, tls, captureMode, originalDestination, proxySource };
  return { ...connection, method, target, headers, version };
}

/** What of an answer can be seen from outside. */
export function sendPrediction(answer: ExplainAnswer): SendPrediction {
  const { verdict, status, flags, details, route, virtualHost, cluster, clusters, location } = answer;
  return { verdict, status, flags, details, route, virtualHost, cluster, clusters, location };
}
