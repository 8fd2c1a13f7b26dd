import { readAs } from '@/lib/api/schemas';
import { handler, json } from '@/lib/server/handler';

export const POST = handler(async (request, { sources }) => {
  const { context, hash } = readAs('consent', await request.json().catch(() => null));
  return json({ granted: sources.consent(context, hash) });
});
