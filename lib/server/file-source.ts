import { stat } from 'node:fs/promises';
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
  /** When the dump was written, as far as is known. */
  readonly takenAt: () => Promise<Date>;
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
      Promise.resolve({ proxies: [{ ...THE_ENVOY, pod: input.name }], ztunnels: 0, problems: [] }),
    askAdmin: null,
    gateway: null,
    capture: async (): Promise<Capture> => {
      const part: CapturePart = { name: 'admin/config_dump', body: input.body, status: 200, millis: 0 };
      const origin = {
        sourceId: summary.id,
        sourceKind: 'file',
        sourceLabel: input.name,
        proxy: null,
      } as const;
      const takenAt = (await input.takenAt()).toISOString();
      return { origin, takenAt, parts: [part], missing: [] };
    },
  };
}

export function pathSource(path: string, id: string, isDefault: boolean): Source {
  // A file that cannot be read is said when it is opened.
  const takenAt = () =>
    stat(path).then(
      ({ mtime }) => mtime,
      () => new Date(),
    );
  return fileSource({
    id,
    name: basename(path),
    detail: path,
    body: { kind: 'file', path },
    isDefault,
    takenAt,
  });
}

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array<SharedArrayBuffer>;
  readonly modified: Date;
}

/** Shared memory, so that opening it again after it was closed needs no second upload. */
export function uploadedSource(file: UploadedFile, id: string): Source {
  const { name, bytes, modified } = file;
  const detail = `${formatBytes(bytes.byteLength)}, uploaded`;
  return fileSource({
    id,
    name,
    detail,
    body: { kind: 'bytes', bytes },
    isDefault: false,
    takenAt: () => Promise.resolve(modified),
  });
}
