import { parentPort } from 'node:worker_threads';

/** Plays a snapshot worker: says what it was given, and reads nothing of it. */
const received = new Map();

parentPort.on('message', (message) => {
  if (message.do === 'write') {
    received.set(message.stream, (received.get(message.stream) ?? 0) + message.bytes.length);
    return;
  }
  if (message.do === 'discard') {
    received.delete(message.stream);
    return;
  }
  if (message.do === 'warm') parentPort.postMessage({ id: message.id, ok: true, value: 'null', held: 0 });
  if (message.do !== 'open') return;
  const { takenAt, missing, scope = 'whole', parts } = message.capture;
  const hasEnvoy = parts.some(({ name }) => name === 'admin/config_dump');
  const streamed = [...received.values()];
  const value = { id: `${takenAt}`, takenAt, missing, scope, streamed, counts: { hasEnvoy } };
  parentPort.postMessage({ id: message.id, ok: true, value, held: 0 });
});
