import { ok, type Result } from '@/lib/core/result';
import { contentionOff, readContention } from '@/lib/envoy/admin/contention';
import { readHelp } from '@/lib/envoy/admin/help';
import { readInitDump } from '@/lib/envoy/admin/init-dump';
import { readMemory } from '@/lib/envoy/admin/memory';
import { readRuntime } from '@/lib/envoy/admin/runtime';
import { ADMIN_OPERATIONS, ADMIN_PATHS, type AdminOperation } from '@/lib/snapshot/capture';
import type { SnapshotPart } from '@/lib/snapshot/snapshot';
import { adminPart, jsonOf, type WithLive } from './admin-part';
import type { AdminRead, ReadableOperation } from './admin-read-types';

/** Runtime entries that one answer carries; the total is said beside them. */
const MAX_ENTRIES = 5_000;

function mapped<A, B>(result: Result<A>, make: (value: A) => B): Result<B> {
  return result.ok ? ok(make(result.value)) : result;
}

function textOf({ content }: SnapshotPart): string {
  return content.kind === 'text' ? content.text : '';
}

const pathOf = (operation: AdminOperation): string => ADMIN_PATHS[operation].replace(/\?.*$/, '');

function readHelpPart(part: SnapshotPart): AdminRead {
  const endpoints = readHelp(textOf(part));
  const has = new Set(endpoints.map(({ path }) => path));
  const operations = ADMIN_OPERATIONS.map((operation) => [pathOf(operation), operation] as const);
  // Several operations ask one path (`/stats`): the first stands for it.
  const byPath = new Map(operations.toReversed());
  return {
    kind: 'help',
    endpoints: endpoints.map((each) => ({ ...each, operation: byPath.get(each.path) ?? null })),
    lacking: [...new Set(operations.map(([path]) => path))].filter((path) => !has.has(path)),
  };
}

const READERS: Readonly<Record<ReadableOperation, (part: SnapshotPart) => Result<AdminRead>>> = {
  runtime: (part) => {
    const document = jsonOf(part);
    if (!document.ok) return document;
    return mapped(readRuntime(document.value), ({ layers, entries }) => ({
      kind: 'runtime',
      layers,
      entries: entries.slice(0, MAX_ENTRIES),
      total: entries.length,
    }));
  },
  memory: (part) => {
    const document = jsonOf(part);
    return document.ok
      ? mapped(readMemory(document.value), (figures) => ({ kind: 'memory', figures }))
      : document;
  },
  init_dump: (part) => {
    const document = jsonOf(part);
    return document.ok
      ? mapped(readInitDump(document.value), (managers) => ({ kind: 'init_dump', managers }))
      : document;
  },
  contention: (part) => {
    if (part.content.kind === 'text')
      return ok({ kind: 'contention', contention: contentionOff(part.content.text) });
    const document = jsonOf(part);
    return document.ok
      ? mapped(readContention(document.value), (contention) => ({ kind: 'contention', contention }))
      : document;
  },
  hot_restart_version: (part) => ok({ kind: 'hot_restart_version', version: textOf(part).trim() }),
  help: (part) => ok(readHelpPart(part)),
};

/** An admin answer in readable form. Errors: why it is not there, or that it is not what it should be. */
export function adminRead(from: WithLive, operation: ReadableOperation): Result<AdminRead> {
  const found = adminPart(from, operation);
  return found.ok ? READERS[operation](found.value.part) : found;
}
