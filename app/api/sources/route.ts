import type { SourcesAnswer } from '@/lib/api/contract';
import { handler, json } from '@/lib/server/handler';

export const GET = handler((_request, { sources, snapshots, config }) => {
  const answer: SourcesAnswer = {
    sources: sources.summaries(),
    version: config.version,
    cache: snapshots.cache(),
    problems: sources.problems(),
  };
  return json(answer);
});
