import { onTestFinished } from 'vitest';
import type { Capture } from '@/lib/snapshot/capture';
import type { Progress } from '@/lib/snapshot/source';
import { type ClusterSource, type ClusterSourceOptions, createClusterSource } from '../cluster-source';
import { summarize } from '../kubeconfig-contexts';
import { type Certificate, makeCertificate } from './certificate';
import { serveCluster } from './cluster';
import { contextFor, NOTHING_ALLOWED, QUICK } from './contexts';
import { playEnvoy } from './fake-envoy';
import { gatewayPodJson } from './pods';
import { json, StubApi } from './stub-api';

/** Path of the one gateway pod of the rig, `edge/gw-1`. */
export const POD = '/api/v1/namespaces/edge/pods/gw-1';

let certificate: Promise<Certificate> | null = null;

export interface SourceRig {
  readonly stub: StubApi;
  readonly source: ClusterSource;
  /** Another source for the same cluster. */
  make(options?: Partial<ClusterSourceOptions>): ClusterSource;
  capture(id: string | null, onProgress?: (progress: Progress) => void): Promise<Capture>;
}

/** A cluster with one healthy gateway, and a source for it; gone when the test ends. */
export async function sourceRig(): Promise<SourceRig> {
  certificate ??= makeCertificate();
  const pem = await certificate;
  const stub = await StubApi.start(pem);
  serveCluster(stub);
  const app = { metadata: { name: 'app', namespace: 'a', uid: 'u' } };
  stub.list('/api/v1/pods', [gatewayPodJson('edge', 'gw-1'), app]);
  stub.on(POD, json(200, gatewayPodJson('edge', 'gw-1')));
  stub.onPort = (port) => void playEnvoy(port);
  const context = contextFor(stub.url, pem.cert);
  const make = (options: Partial<ClusterSourceOptions> = {}) =>
    createClusterSource(
      { context, summary: summarize(context) },
      {
        policy: NOTHING_ALLOWED,
        env: {},
        timings: QUICK,
        adminTimings: QUICK,
        retryMillis: 5,
        isDefault: true,
        ...options,
      },
    );
  const source = make();
  onTestFinished(async () => {
    await source.close();
    await stub.stop();
  });
  const capture = (id: string | null, onProgress: (progress: Progress) => void = () => {}) =>
    source.capture(id, { signal: new AbortController().signal, onProgress });
  return { stub, source, make, capture };
}
