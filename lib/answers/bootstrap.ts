import { ROOT } from '@/lib/core/json-pointer';
import { readBootstrapDetail } from '@/lib/envoy/bootstrap-detail';
import type { BootstrapDetail, NodeDetail } from '@/lib/envoy/bootstrap-model';
import { readNode } from '@/lib/envoy/bootstrap-node';
import { Raw } from '@/lib/envoy/raw';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import type { BootstrapAnswer } from './bootstrap-types';
import { documentOf } from './dump-bytes';
import { extensionRows } from './extension-configs';
import { valueAt, valueIn } from './json-at';

const SECTION = 'envoy.admin.v3.BootstrapConfigDump';
/** Extension configurations that one answer carries; the total is said beside them. */
const MAX_EXTENSIONS = 1_000;

function detailOf(snapshot: Snapshot): BootstrapDetail | null {
  const section = snapshot.dump?.sections.find(({ type }) => type === SECTION);
  if (section === undefined) return null;
  const value = valueAt(snapshot, section.pointer);
  return value === undefined ? null : readBootstrapDetail(value, section.pointer);
}

function serverNode(snapshot: Snapshot): NodeDetail | null {
  const info = valueIn(documentOf(snapshot, 'admin/server_info'), ROOT);
  const node = info === undefined ? null : Raw.root(info).at('node');
  return node === null || node.object === null ? null : readNode(node);
}

/** What this Envoy was started with, who it says it is, and the extension configurations that came to it. */
export function bootstrapAnswer(snapshot: Snapshot): BootstrapAnswer {
  const detail = detailOf(snapshot);
  const extensions = extensionRows(snapshot);
  return {
    detail,
    node: detail?.node ?? serverNode(snapshot),
    extensionConfigs: extensions.slice(0, MAX_EXTENSIONS),
    extensionCount: extensions.length,
  };
}
