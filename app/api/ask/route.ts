import { parseJson, readAs } from '@/lib/api/schemas';
import { handler, json } from '@/lib/server/handler';

export const GET = handler(async (request, { snapshots }) => {
  const params = new URL(request.url).searchParams;
  const snapshot = readAs('snapshot', params.get('snapshot'));
  const question = readAs('question', parseJson(params.get('q')));
  return json(await snapshots.ask(snapshot, question));
});

/** The same for questions that are too long for a URL. */
export const POST = handler(async (request, { snapshots }) => {
  const asked = readAs('asked', await request.json().catch(() => null));
  return json(await snapshots.ask(asked.snapshot, asked.question));
});
