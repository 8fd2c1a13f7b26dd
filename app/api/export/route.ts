import { parseJson, readAs } from '@/lib/api/schemas';
import { handler } from '@/lib/server/handler';

/** A filtered and sorted list as a file. The worker makes its bytes; here they only pass. */
export const GET = handler(async (request, { snapshots }) => {
  const params = new URL(request.url).searchParams;
  const snapshot = readAs('snapshot', params.get('snapshot'));
  const question = readAs('export', parseJson(params.get('q')));
  const { fileName, mediaType, bytes } = await snapshots.export(snapshot, question);
  return new Response(bytes, {
    headers: {
      'content-type': mediaType,
      'content-length': String(bytes.byteLength),
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    },
  });
});
