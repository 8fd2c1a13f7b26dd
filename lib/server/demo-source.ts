import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { AppFailure, appError, fail } from '@/lib/core/errors';
import { type Bundle, identityOf, readBundle } from '@/lib/snapshot/bundle';
import type { Capture } from '@/lib/snapshot/capture';
import type { Source, SourceListing } from '@/lib/snapshot/source';

/** Where `npm run demo:record` writes, relative to the package. */
export const DEMO_FILE = 'lib/server/demo/demo.bundle.gz';

async function load(path: string): Promise<Bundle> {
  const packed = await readFile(path).catch((cause: unknown) => {
    throw new AppFailure(appError('file-unreadable', { path: DEMO_FILE, reason: 'missing' }), cause);
  });
  // Loaded for the demo only: the command line starts without it.
  const { gunzip } = await import('node:zlib');
  const bundle = readBundle(await promisify(gunzip)(packed));
  return bundle.ok ? bundle.value : fail(bundle.error.code, bundle.error.details);
}

/** The embedded demo: a capture recorded from the real stack, opened like any other source. */
export function demoSource(root: string, isDefault: boolean): Source {
  const summary = {
    id: 'demo',
    kind: 'demo',
    label: 'Demo',
    detail: 'Recorded from a real cluster',
    isDefault,
    error: null,
  } as const;
  let loaded: Promise<Bundle> | null = null;
  const bundle = (): Promise<Bundle> => {
    loaded ??= load(`${root}/${DEMO_FILE}`);
    return loaded;
  };
  return {
    summary,
    list: async (): Promise<SourceListing> => {
      const { manifest } = await bundle();
      return { proxies: manifest.proxies.map((proxy) => proxy.summary), ztunnels: 0, problems: [] };
    },
    askAdmin: null,
    gateway: null,
    capture: async (proxyId): Promise<Capture> => {
      const { manifest, partsOf } = await bundle();
      const proxy = manifest.proxies.find((each) => each.summary.id === proxyId);
      if (proxyId !== null && proxy === undefined) fail('not-found', { what: `Pod ${proxyId}` });
      return {
        origin: {
          sourceId: 'demo',
          sourceKind: 'demo',
          sourceLabel: manifest.label,
          proxy: proxy === undefined ? null : identityOf(proxy.summary),
        },
        takenAt: proxy?.takenAt ?? manifest.takenAt,
        parts: partsOf(proxyId),
        missing: [...manifest.cluster.missing, ...(proxy?.missing ?? [])],
      };
    },
  };
}
