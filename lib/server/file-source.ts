import { basename } from 'node:path';
import { formatBytes } from '@/lib/core/words';
import type { Capture, CapturePart, PartBody } from '@/lib/snapshot/capture';
import type { ProxySummary, Source, SourceListing } from '@/lib/snapshot/source';

interface FileInput {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly body: PartBody;
  readonly isDefault: boolean;
}

/** A file is one Envoy whose pod is not known until the dump is read. */
const THE_ENVOY: Omit<ProxySummary, 'pod'> = {
  id: '-',
  namespace: '',
  uid: '',
  role: 'unknown',
  workload: '',
  ready: true,
  notReadable: null,
  istioVersion: null,
  revision: null,
  createdAt: null,
};

/** One `config_dump` file, on disk or uploaded. The worker opens it; nothing is read here. */
export function fileSource(input: FileInput): Source {
  const summary = {
    id: `file:${input.id}`,
    kind: 'file',
    label: input.name,
    detail: input.detail,
    isDefault: input.isDefault,
    error: null,
  } as const;
  return {
    summary,
    list: (): Promise<SourceListing> =>
      Promise.resolve({ proxies: [{ ...THE_ENVOY, pod: input.name }], problems: [] }),
    capture: (): Promise<Capture> => {
      const part: CapturePart = { name: 'admin/config_dump', body: input.body, status: 200, millis: 0 };
      const origin = {
        sourceId: summary.id,
        sourceKind: 'file',
        sourceLabel: input.name,
        proxy: null,
      } as const;
      return Promise.resolve({ origin, takenAt: new Date().toISOString(), parts: [part], missing: [] });
    },
  };
}

export function pathSource(path: string, id: string, isDefault: boolean): Source {
  return fileSource({ id, name: basename(path), detail: path, body: { kind: 'file', path }, isDefault });
}

/** Shared memory, so that opening it again after it was closed needs no second upload. */
export function uploadedSource(name: string, bytes: Uint8Array<SharedArrayBuffer>, id: string): Source {
  const detail = `${formatBytes(bytes.byteLength)}, uploaded`;
  return fileSource({ id, name, detail, body: { kind: 'bytes', bytes }, isDefault: false });
}
