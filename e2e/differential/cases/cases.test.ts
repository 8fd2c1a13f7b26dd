import { expect, it } from 'vitest';
import { dumpWith, section } from '@/lib/envoy/testing/read';
import { answerLine } from '@/lib/explain/bulk';
import { explainer } from '@/lib/explain/explain';
import { questionLine } from '../sent.ts';
import { CASES } from './all.ts';
import { builtCases, sentOf } from './build.ts';

const ports = CASES.map((_, at) => 10_001 + at);
// Border: what goes into a dump goes through JSON.
const { listeners, clusters } = JSON.parse(JSON.stringify(builtCases(CASES, ports, 9))) as {
  listeners: { name: string }[];
  clusters: { name: string }[];
};
const explain = explainer(
  dumpWith(
    section('ListenersConfigDump', { static_listeners: listeners.map((listener) => ({ listener })) }),
    section('ClustersConfigDump', { static_clusters: clusters.map((cluster) => ({ cluster })) }),
  ),
);

it.each(CASES.map((named, at) => ({ ...named, port: ports[at] ?? 0 })))('$name', ({ requests, port }) => {
  for (const request of requests) {
    const sent = sentOf(request, port, 0);
    const answer: unknown = JSON.parse(answerLine(explain, questionLine(sent, sent.source, {})));
    expect(answer, request.line).toMatchObject(request.expected);
  }
});
