/** A control plane for one Envoy: state-of-the-world ADS (and SDS) over plain HTTP/2, resources made when asked for. */
import { createServer, type ServerHttp2Stream } from 'node:http2';
import { decode, encode } from './protobuf.ts';

/** A resource in proto3 JSON with its `@type`. */
export type Resource = { readonly '@type': string };
/** By type URL: the resource of a name, or null when there is none. */
export type Resources = Readonly<Record<string, (name: string) => Resource | null>>;

export interface Ads {
  /** What Envoy refused, in its words; null as long as it refused nothing. */
  readonly refused: () => string | null;
  readonly stop: () => Promise<void>;
}

interface Request {
  readonly typeUrl: string;
  readonly names: readonly string[];
  readonly error: string | null;
}

const PREFIX = 5;

/** A gRPC message on the wire: not compressed, length, bytes. */
function frame(message: Uint8Array): Buffer {
  const head = Buffer.alloc(PREFIX);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

const textOf = (value: Uint8Array | number | undefined): string =>
  value instanceof Uint8Array ? Buffer.from(value).toString() : '';

/** envoy.service.discovery.v3.DiscoveryRequest: 3 resource_names, 4 type_url, 6 error_detail. */
function readRequest(message: Uint8Array): Request {
  const fields = decode(message);
  const error = fields.get(6)?.[0];
  return {
    typeUrl: textOf(fields.get(4)?.[0]),
    names: (fields.get(3) ?? []).map(textOf),
    error: error instanceof Uint8Array ? textOf(decode(error).get(2)?.[0]) : null,
  };
}

/** Cuts the stream of bytes into messages. */
function messages(onMessage: (message: Uint8Array) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= PREFIX) {
      const end = PREFIX + rest.readUInt32BE(1);
      if (rest.length < end) return;
      onMessage(rest.subarray(PREFIX, end));
      rest = rest.subarray(end);
    }
  };
}

function serve(stream: ServerHttp2Stream, resources: Resources, refuse: (words: string) => void): void {
  const sent = new Map<string, Set<string>>();
  let nonce = 0;
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' });
  stream.on('error', () => undefined);
  const answer = ({ typeUrl, names, error }: Request): void => {
    if (error !== null) {
      refuse(error);
      return;
    }
    const known = sent.get(typeUrl) ?? new Set();
    sent.set(typeUrl, known);
    // An acknowledgement repeats the names: only what is new is answered.
    const wanted = names.filter((name) => !known.has(name));
    if (wanted.length === 0) return;
    for (const name of wanted) known.add(name);
    const found = wanted.flatMap((name) => resources[typeUrl]?.(name) ?? []);
    nonce += 1;
    const response = { version_info: '1', resources: found, type_url: typeUrl, nonce: String(nonce) };
    stream.write(frame(encode('DiscoveryResponse', response)));
  };
  stream.on(
    'data',
    messages((message) => answer(readRequest(message))),
  );
}

/** Serves on 127.0.0.1 until it is stopped. */
export async function startAds(port: number, resources: Resources): Promise<Ads> {
  let refused: string | null = null;
  const sessions = new Set<{ destroy: () => void }>();
  const server = createServer();
  server.on('session', (session) => sessions.add(session));
  server.on('stream', (stream) => serve(stream, resources, (words) => (refused ??= words)));
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', done);
  });
  return {
    refused: () => refused,
    stop: () => {
      for (const session of sessions) session.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
