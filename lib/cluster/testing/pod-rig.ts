import { onTestFinished } from 'vitest';
import type { AdminOperation } from '@/lib/snapshot/capture';
import type { AdminAnswer } from '../admin-answer';
import type { ClusterClient } from '../api';
import { PodAdmin, type PodAdminOptions } from '../pod-admin';
import { type Certificate, makeCertificate } from './certificate';
import { clientOf } from './client';
import { contextFor, QUICK } from './contexts';
import { expectNoLeaks } from './leaks';
import { StubApi } from './stub-api';
import type { StubPort } from './stub-port';

export const TARGET = { namespace: 'edge', pod: 'gw-1', port: 15000 };
export const DUMP = `{"configs": ["${'x'.repeat(200)}"]}`;

let certificate: Promise<Certificate> | null = null;

/** Asks for the dump, or for something else. */
export function ask(
  admin: PodAdmin,
  signal = new AbortController().signal,
  operation: AdminOperation = 'config_dump',
): Promise<AdminAnswer> {
  return admin.fetch(operation, { signal, onBytes: () => {} });
}

/** What a pod's first request is answered with, byte for byte, and what happens after. */
export function answering(text: string, then: (port: StubPort) => void = () => {}) {
  return async (port: StubPort): Promise<void> => {
    port.hello();
    await port.request();
    port.data(text);
    then(port);
  };
}

export function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** An API server and a client for one test; both are gone when it ends. */
export async function podRig(): Promise<{
  readonly stub: StubApi;
  readonly client: ClusterClient;
  /** One admin connection to a scripted pod, with everything closed and counted afterwards. */
  withPod(
    onPort: (port: StubPort) => unknown,
    work: (admin: PodAdmin) => Promise<void>,
    options?: PodAdminOptions,
  ): Promise<void>;
}> {
  certificate ??= makeCertificate();
  const pem = await certificate;
  const stub = await StubApi.start(pem);
  const client = clientOf(contextFor(stub.url, pem.cert));
  onTestFinished(async () => {
    await client.close();
    await stub.stop();
  });
  return {
    stub,
    client,
    async withPod(onPort, work, options = {}) {
      stub.onPort = (port) => void onPort(port);
      await expectNoLeaks(async () => {
        const admin = new PodAdmin(client, TARGET, { timings: QUICK, ...options });
        try {
          await work(admin);
        } finally {
          admin.close();
          await Promise.all(stub.ports.map((port) => port.closed()));
        }
      });
    },
  };
}
