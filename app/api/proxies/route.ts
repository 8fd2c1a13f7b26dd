import { readAs } from '@/lib/api/schemas';
import { handler, json } from '@/lib/server/handler';

export const GET = handler(async (request, { sources }) => {
  const source = readAs('source', new URL(request.url).searchParams.get('source'));
  return json(await sources.get(source).list(request.signal));
});
