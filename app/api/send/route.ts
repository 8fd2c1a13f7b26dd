import { readAs } from '@/lib/api/schemas';
import { handler, json } from '@/lib/server/handler';

export const GET = handler((request, { sender }) => {
  const params = new URL(request.url).searchParams;
  return json(sender.place(readAs('snapshot', params.get('snapshot')), readAs('port', params.get('port'))));
});

export const POST = handler(async (request, { sender }) => {
  const asked = readAs('send', await request.json().catch(() => null));
  return json(await sender.send(asked, request.signal));
});
