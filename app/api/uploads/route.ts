import { UPLOAD_HEADER } from '@/lib/api/contract';
import { parseJson, readAs } from '@/lib/api/schemas';
import { handler, json } from '@/lib/server/handler';

export const POST = handler(async (request, { uploads }) => {
  const header = request.headers.get(UPLOAD_HEADER);
  // Header values are ISO 8859-1; file names are not, so the JSON travels percent-encoded.
  const slice = readAs('slice', parseJson(header === null ? null : decodeURIComponent(header)));
  return json(uploads.add(slice, new Uint8Array(await request.arrayBuffer())));
}, 'application/octet-stream');
