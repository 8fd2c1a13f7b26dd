import type { WebSocket } from 'ws';

/** The pod's end of one port-forward, as the kubelet serves it: a script for a test to play. */
export class StubPort {
  readonly port: number;
  readonly pod: string;
  readonly #ws: WebSocket;
  readonly #requests: string[] = [];
  #received = '';
  #waiting: ((head: string) => void)[] = [];
  /** Bytes that wait in this end's send buffer: what back pressure has held back. */
  get buffered(): number {
    return this.#ws.bufferedAmount;
  }

  constructor(ws: WebSocket, pod: string, port: number) {
    this.#ws = ws;
    this.pod = pod;
    this.port = port;
    ws.on('error', () => {});
    ws.on('message', (data: Buffer) => {
      this.#received += data.subarray(1).toString('latin1');
      this.#deliver();
    });
  }

  get isOpen(): boolean {
    return this.#ws.readyState === this.#ws.OPEN;
  }

  /** Resolves when the client has gone. */
  closed(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#ws.readyState === this.#ws.CLOSED) resolve();
      else this.#ws.on('close', () => resolve());
    });
  }

  /** Head of the next HTTP request on this connection. */
  request(): Promise<string> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#deliver();
    });
  }

  #deliver(): void {
    for (let end = this.#received.indexOf('\r\n\r\n'); end !== -1; end = this.#received.indexOf('\r\n\r\n')) {
      this.#requests.push(this.#received.slice(0, end));
      this.#received = this.#received.slice(end + 4);
    }
    while (this.#requests.length > 0 && this.#waiting.length > 0) {
      this.#waiting.shift()?.(this.#requests.shift() ?? '');
    }
  }

  /** The port on both channels: what the kubelet says first. */
  hello(): void {
    this.frame(0, this.portBytes());
    this.frame(1, this.portBytes());
  }

  portBytes(): Buffer {
    return Buffer.from([this.port & 0xff, this.port >> 8]);
  }

  frame(channel: number, bytes: Uint8Array): void {
    this.raw(Buffer.concat([Buffer.from([channel]), bytes]));
  }

  raw(bytes: Uint8Array | string): void {
    this.#ws.send(bytes, { binary: typeof bytes !== 'string' });
  }

  data(text: string | Uint8Array): void {
    this.frame(0, Buffer.from(text));
  }

  error(text: string): void {
    this.frame(1, Buffer.from(text));
  }

  close(code: number): void {
    this.#ws.close(code);
  }

  /** Reads nothing more, as a pod that is busy. */
  pause(): void {
    this.#ws.pause();
  }

  resume(): void {
    this.#ws.resume();
  }

  /** Cuts the TCP connection. */
  cut(): void {
    this.#ws.terminate();
  }
}
