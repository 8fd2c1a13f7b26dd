/** One HTTP exchange, read to its end within a time limit. */
import type { ClientRequest, IncomingHttpHeaders } from 'node:http';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends the request (which must not have been ended yet) and waits for the whole answer. */
export function httpAnswer(call: ClientRequest, what: string, timeoutMs: number): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const late = new Error(`${what}: no answer in ${String(timeoutMs / 1000)} s`);
    const timer = setTimeout(() => call.destroy(late), timeoutMs);
    call.once('close', () => clearTimeout(timer));
    call.once('error', reject);
    call.once('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const body = Buffer.concat(parts).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    call.end();
  });
}
