import { readFile } from 'node:fs/promises';
import { envoyBinary } from '../envoy/binary.ts';
import { clusterMessages } from '../envoy/cluster-messages.ts';
import { expect, test } from '../support/test';

test('the fields of a cluster are those that Envoy itself has', async () => {
  const recorded = new URL('../../lib/envoy/cluster-messages.golden.json', import.meta.url);
  const messages = clusterMessages(await readFile(await envoyBinary()));
  expect(Object.keys(messages).length).toBeGreaterThan(100);
  expect(JSON.parse(await readFile(recorded, 'utf8'))).toEqual(messages);
});
