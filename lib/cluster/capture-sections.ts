import { AppFailure, type ErrorCode } from '@/lib/core/errors';
import {
  type DumpScope,
  type DumpSection,
  EDGE_SECTIONS,
  type FurtherSection,
} from '@/lib/snapshot/dump-scope';
import type { AdminAnswer, AdminFetchOptions } from './admin-answer';
import type { Admin } from './capture-admin';
import { asSection, joinDumps } from './join-dumps';

/** `8a8f…/1.40.0/Clean/RELEASE/BoringSSL`, Istio's `…/1.31.0-dev/…` (envoy, `version_info`). */
const VERSION = /"version":\s*"[^"/]*\/(\d+)\.(\d+)\./;
const HEAD_BYTES = 64 * 1024;

/**
 * Whether an Envoy may be asked with a mask: up to 1.18 one that it did not like ended the process
 * (envoyproxy/envoy#17257). An Envoy that does not say its version is asked for the whole.
 */
function takesMasks(serverInfo: Uint8Array): boolean {
  const found = VERSION.exec(new TextDecoder().decode(serverInfo.subarray(0, HEAD_BYTES)));
  if (found === null) return false;
  const [major, minor] = [Number(found[1]), Number(found[2])];
  return major > 1 || (major === 1 && minor >= 19);
}

const ROUTES = 'type.googleapis.com/envoy.admin.v3.RoutesConfigDump';

/** Some sections, one after the other, as one dump. Throws what one of them throws: half is nothing. */
async function captureSections(
  admin: Admin,
  sections: readonly DumpSection[],
  options: AdminFetchOptions,
): Promise<AdminAnswer> {
  const startedAt = performance.now();
  const answers: Uint8Array[] = [];
  let before = 0;
  for (const section of sections) {
    const onBytes = (bytes: number) => options.onBytes(before + bytes);
    const { bytes } = await admin.fetch('config_dump', { signal: options.signal, onBytes, section });
    answers.push(section === 'route-names' ? asSection(bytes, ROUTES, 'dynamic_route_configs') : bytes);
    before += bytes.length;
  }
  const bytes = joinDumps(answers);
  const millis = Math.round(performance.now() - startedAt);
  return { status: 200, bytes, body: { kind: 'bytes', bytes }, millis };
}

export interface ScopedAnswer {
  readonly answer: AdminAnswer;
  readonly scope: DumpScope;
}

/** Why the whole is asked instead: a section is too large to be joined here, or this Envoy has no such list (404). */
const NOT_BY_SECTION: ReadonlySet<ErrorCode> = new Set(['too-large', 'admin-not-offered', 'not-envoy']);

export interface WantedDump {
  readonly scope: DumpScope;
  /** Besides the sections of scope `edge`. */
  readonly further: readonly FurtherSection[];
}

/**
 * The dump in the scope that is wanted, or whole: from an Envoy that takes no masks, and where its sections cannot be
 * had one by one.
 * @param serverInfo answer of `/server_info`; null: it was not asked, and no mask is sent
 */
export async function captureDump(
  admin: Admin,
  { scope, further }: WantedDump,
  serverInfo: Uint8Array | null,
  options: AdminFetchOptions,
): Promise<ScopedAnswer> {
  if (scope === 'edge' && serverInfo !== null && takesMasks(serverInfo)) {
    try {
      const sections = [...EDGE_SECTIONS, ...further];
      return { answer: await captureSections(admin, sections, options), scope: 'edge' };
    } catch (thrown) {
      if (!(thrown instanceof AppFailure) || !NOT_BY_SECTION.has(thrown.error.code)) throw thrown;
    }
  }
  return { answer: await admin.fetch('config_dump', options), scope: 'whole' };
}
