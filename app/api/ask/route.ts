import { parseJson, readAs } from '@/lib/api/schemas';
import { handler, json } from '@/lib/server/handler';

export const GET = handler(async (request, { snapshots }) => {
  const params = new URL(request.url).searchParams;
  const snapshot = readAs('snapshot', params.get('snapshot'));
  const question = readAs('question', parseJson(params.get('q')));
  return json(await snapshots.ask(snapshot, question));
});
