import { formatBytes, formatMillis, plural } from '@/lib/core/words';
import type { PartName } from '@/lib/snapshot/capture';
import type { CheckProgress, SnapshotInfo } from '@/lib/snapshot/info';
import type { Progress } from '@/lib/snapshot/source';

const PHASES: Readonly<Record<Progress['phase'], string>> = {
  listing: 'Listing',
  connecting: 'Port-forward to',
  reading: 'Reading',
  opening: 'Opening',
};

/** `Reading config_dump, 8.2 MB, 1.4 s` */
export function progressWords(progress: Progress | null, millis: number): string {
  const parts = [progress === null ? 'Opening' : `${PHASES[progress.phase]} ${progress.subject}`.trim()];
  if (progress !== null && progress.bytes > 0) parts.push(formatBytes(progress.bytes));
  if (millis >= 100) parts.push(formatMillis(millis));
  return parts.join(', ');
}

/** `admin/config_dump` → `Envoy’s /config_dump`; `kubernetes/pods` → `pods`. */
export function partWords(name: PartName): string {
  const [room, ...rest] = name.split('/');
  return room === 'admin' ? `Envoy’s /${rest.join('/')}` : rest.join('/');
}

/** `3 notices`, `3 notices, still checking`; what was not understood, as far as it is known. */
export function noticesSoFar(notices: number, { state }: CheckProgress): string {
  const known = notices === 0 ? 'No notice yet' : plural(notices, 'notice');
  if (state === 'running') return `${known}, still checking`;
  return state === 'broken' ? `${known}, check broke off` : known;
}

/** What each answer cost: `Envoy’s /config_dump`, `50 MB, 1.6 s`. */
export function costWords(info: Pick<SnapshotInfo, 'parts' | 'scope'>): readonly {
  readonly name: string;
  readonly words: string;
}[] {
  return info.parts.map(({ name, bytes, millis }) => {
    const isPartial = name === 'admin/config_dump' && info.scope === 'edge';
    const words = `${formatBytes(bytes)}, ${formatMillis(millis)}`;
    return { name: partWords(name), words: isPartial ? `${words}, by section` : words };
  });
}
