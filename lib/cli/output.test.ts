import { describe, expect, it } from 'vitest';
import { Output, OutputClosed } from './output';

const failure = (code: string) => Object.assign(new Error(code), { code });

/** Takes what it is given in pieces of `most` bytes. */
function sink(most = Number.POSITIVE_INFINITY) {
  const chunks: Buffer[] = [];
  const write = (_fd: number, bytes: Uint8Array, offset: number, length: number): number => {
    const taken = Math.min(length, most);
    chunks.push(Buffer.from(bytes.slice(offset, offset + taken)));
    return taken;
  };
  return { chunks, write, text: () => Buffer.concat(chunks).toString('utf8') };
}

describe('output', () => {
  it('arrives whole and in order, in few writes', () => {
    const { write, text, chunks } = sink();
    const output = new Output(1, write);
    const lines = Array.from({ length: 50_000 }, (_, at) => `line ${at} ä€😀\n`);
    for (const line of lines) output.write(line);
    output.flush();
    expect(text()).toBe(lines.join(''));
    expect(chunks.length).toBeLessThan(4);
  });

  it('takes a line that is longer than its room, behind what was written before', () => {
    const { write, text } = sink(300_000);
    const output = new Output(1, write);
    const huge = '€'.repeat(3_000_000);
    output.write('before\n');
    output.write(huge);
    output.write('\nafter');
    output.flush();
    expect(text()).toBe(`before\n${huge}\nafter`);
  });

  it('waits where a pipe is full and does not block', () => {
    const { write, text } = sink(3);
    let tries = 0;
    const output = new Output(1, (...args) => {
      tries += 1;
      if (tries % 2 === 1) throw failure('EAGAIN');
      return write(...args);
    });
    output.write('0123456789');
    output.flush();
    expect(text()).toBe('0123456789');
  });

  it('tells a reader that went away from a disk that is full', () => {
    for (const code of ['EPIPE', 'ECONNRESET']) {
      const closed = new Output(1, () => {
        throw failure(code);
      });
      closed.write('x');
      expect(() => closed.flush()).toThrow(OutputClosed);
    }
    const full = new Output(1, () => {
      throw failure('ENOSPC');
    });
    full.write('x');
    expect(() => full.flush()).toThrow('ENOSPC');
  });
});
