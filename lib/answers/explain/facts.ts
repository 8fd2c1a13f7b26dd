import type { ExplainAnswer } from '@/lib/explain/answer';
import type { Fact, LoggedFacts } from './types';

interface Predicted {
  readonly label: string;
  readonly value: string | null;
  readonly logged: string;
}

const NOT_SAID = '';

/** What is predicted, each beside what was logged of it; nothing that does not apply. */
export function factsOf(answer: ExplainAnswer, logged: LoggedFacts | null): readonly Fact[] {
  const { verdict, status, flags, details, cluster, route } = answer;
  const upstream = verdict === 'forwarded';
  const predicted: readonly Predicted[] = [
    {
      label: 'Code',
      value: status === null ? (upstream ? 'from the upstream' : null) : String(status),
      logged: logged?.code ?? NOT_SAID,
    },
    { label: 'Flags', value: flags ?? '-', logged: logged?.flags ?? NOT_SAID },
    {
      label: 'Details',
      value: details ?? (upstream ? 'via_upstream' : null),
      logged: logged?.details ?? NOT_SAID,
    },
    { label: 'Route name', value: route, logged: logged?.route ?? NOT_SAID },
    { label: 'Cluster', value: cluster, logged: logged?.cluster ?? NOT_SAID },
    { label: 'Location', value: answer.location, logged: NOT_SAID },
    { label: 'Upstream path', value: answer.upstreamPath, logged: NOT_SAID },
    { label: 'Upstream host', value: answer.upstreamHost, logged: NOT_SAID },
  ];
  return predicted.flatMap(({ label, value, logged: said }): Fact[] => {
    if (value === null && said === NOT_SAID) return [];
    const agrees = said === NOT_SAID || value === said || value === 'from the upstream';
    return [{ label, value: value ?? 'none', logged: said === NOT_SAID ? null : said, agrees }];
  });
}
