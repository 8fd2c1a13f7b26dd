import type { MissingPart } from '@/lib/snapshot/capture';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import type { CommandName } from './commands';
import { errorLine } from './words';

const nameOf = ({ name }: MissingPart): string => name.slice(name.indexOf('/') + 1);

/** Clusters get their endpoints from EDS, and the dump has no section for those. */
const lacksEndpoints = ({ dump }: Snapshot): boolean =>
  dump !== null && !dump.hasEndpoints && dump.clusters.some(({ type }) => type === 'EDS');

/** Lines that say what of a capture is not there; parts with the same reason share a line. */
export function partialLines(snapshot: Snapshot, command: CommandName): readonly string[] {
  const byReason = Map.groupBy(snapshot.missing, ({ error }) => errorLine(error));
  const lines = [...byReason].map(
    ([reason, parts]) => `Incomplete, without ${parts.map(nameOf).join(', ')}. ${reason}`,
  );
  if (command === 'endpoints' && !snapshot.hasClustersAnswer && lacksEndpoints(snapshot)) {
    lines.push('Incomplete: the dump was taken without endpoints. Take it with config_dump?include_eds.');
  }
  return lines;
}
