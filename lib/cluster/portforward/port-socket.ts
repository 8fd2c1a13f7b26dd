import { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import { errorCode } from '../small-file';
import { ChannelReader } from './channel-reader';

/** Error text is for display; more than this of it is nobody's help. */
const TEXT_BYTES = 1024;
/** Error text is followed by the close of the socket; one that never comes is not waited for. */
const CLOSE_MILLIS = 500;

/** How the connection to the port ended. */
export type Ending =
  /** The far side closed without a word. */
  | { readonly kind: 'closed'; readonly code: number }
  /** Text came on the error channel: nothing listens, or the connection in the pod broke. */
  | { readonly kind: 'error-channel'; readonly text: string }
  /** Frames that are not `v4.channel.k8s.io`. */
  | { readonly kind: 'protocol'; readonly what: string }
  | { readonly kind: 'network'; readonly code: string };

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}

/**
 * One TCP connection in a pod, over a WebSocket, as a stream that Node's HTTP client can use. Back pressure
 * holds in both directions. Every ending is an end of the stream, never an error, so that bytes that came
 * before are still read; `ending` says what it was. The write side is never closed alone: runtimes kill the
 * answer one second after one direction ends (containerd).
 */
export class PortSocket extends Duplex {
  readonly #ws: WebSocket;
  readonly #reader: ChannelReader;
  #text = '';
  #closeTimer: NodeJS.Timeout | undefined;
  #ending: Ending | null = null;

  constructor(ws: WebSocket, port: number) {
    // An end of the far side ends all of it, as for a plain socket.
    super({ allowHalfOpen: false });
    this.#ws = ws;
    this.#reader = new ChannelReader(port);
    ws.on('message', (data, isBinary) => this.#onMessage(bytesOf(data), isBinary));
    ws.on('close', (code) => this.#end({ kind: 'closed', code }));
    ws.on('error', (error) => this.#onError(errorCode(error)));
    // Nobody listens between two requests; the ending is kept and a stream error would end the process.
    this.on('error', () => {});
  }

  /** Null while the connection lives or when it was ended from this side. */
  get ending(): Ending | null {
    return this.#ending;
  }

  /** Text on the error channel so far, '' for none. It may come after a complete answer. */
  get errorText(): string {
    return this.#text;
  }

  #onMessage(bytes: Uint8Array, isBinary: boolean): void {
    if (this.#ending !== null) return;
    if (!isBinary) {
      this.#end({ kind: 'protocol', what: 'a text frame' });
      return;
    }
    const frame = this.#reader.read(bytes);
    if (frame === null) return;
    if (frame.kind === 'broken') this.#end({ kind: 'protocol', what: `an unknown ${frame.what}` });
    else if (frame.kind === 'data') {
      if (!this.push(frame.bytes)) this.#ws.pause();
    } else {
      const room = TEXT_BYTES - this.#text.length;
      this.#text += new TextDecoder().decode(frame.bytes.subarray(0, Math.max(0, room)));
      this.#closeTimer ??= setTimeout(() => this.#end({ kind: 'closed', code: 0 }), CLOSE_MILLIS);
    }
  }

  #onError(code: string): void {
    // Frames that break RFC 6455 itself have codes of the library's own.
    this.#end(code.startsWith('WS_ERR_') ? { kind: 'protocol', what: code } : { kind: 'network', code });
  }

  #end(ending: Ending): void {
    if (this.#ending !== null || this.destroyed) return;
    clearTimeout(this.#closeTimer);
    this.#ending = this.#text === '' ? ending : { kind: 'error-channel', text: this.#text };
    this.#ws.terminate();
    this.push(null);
  }

  override _read(): void {
    if (this.#ws.isPaused) this.#ws.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    const frame = Buffer.allocUnsafe(chunk.length + 1);
    frame[0] = 0;
    chunk.copy(frame, 1);
    this.#ws.send(frame, { binary: true }, (error) => done(error ?? null));
  }

  override _final(done: (error?: Error | null) => void): void {
    // No half-close, ever.
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    clearTimeout(this.#closeTimer);
    this.#ws.terminate();
    done(error);
  }

  /** What Node's HTTP client calls on the socket of an answer that said `Connection: close`. */
  destroySoon(): void {
    this.destroy();
  }

  // Node's HTTP agent calls these on every socket that it keeps; deadlines are set per request instead.
  setKeepAlive(): this {
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setTimeout(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
}
