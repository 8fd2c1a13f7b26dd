import { joined } from '@/lib/answers/joined';
import { listOf } from '@/lib/answers/lists/engine';
import type { ListDefinition } from '@/lib/answers/lists/model';
import { printList } from '@/lib/answers/lists/print';
import { withList } from '@/lib/answers/lists/registry';
import { closestName } from '@/lib/core/edit-distance';
import { formatCount } from '@/lib/core/words';
import type { Arena } from '@/lib/json/arena';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { UsageError } from './arguments';
import { EXIT, type ExitCode } from './commands';
import { type Output, OutputClosed } from './output';
import { problemLines } from './query-problem';
import type { ListRequest } from './request';
import type { Say } from './words';

type Names = ListDefinition<never>['columns'];

function checkName(option: string, id: string, columns: Names): void {
  const ids = columns.map((column) => column.id);
  if (ids.includes(id)) return;
  const near = closestName(id, ids);
  const meant = near === null ? '' : ` Did you mean ${near}?`;
  throw new UsageError(`--${option}: no column ${id}; there are ${ids.join(', ')}.${meant}`);
}

function checkColumns({ columns, sort }: ListRequest, known: Names): void {
  for (const id of columns ?? []) checkName('columns', id, known);
  if (sort !== null) checkName('sort', sort.replace(/^-/, ''), known);
}

function print(chunks: Iterable<Uint8Array>, output: Output): void {
  try {
    for (const chunk of chunks) output.writeBytes(chunk);
    output.flush();
  } catch (error) {
    if (!(error instanceof OutputClosed)) throw error;
  }
}

/** Where the snapshot lies: what is printed of it is laid there too. */
function arenaOf({ parts }: Snapshot): Arena | undefined {
  for (const { content } of parts.values()) if (content.kind === 'json') return content.document.arena;
  return undefined;
}

/** Prints a list, filtered and sorted as the dashboard does it. Throws `UsageError`. */
export function runList(snapshot: Snapshot, request: ListRequest, output: Output, say: Say): ExitCode {
  const { list, query, sort, columns } = request;
  return withList({ joined: joined(snapshot), live: new Map() }, list, (rows, definition) => {
    checkColumns(request, definition.columns);
    const window = { offset: 0, limit: 0, filter: query, sort };
    const { matched, counts, problem } = listOf(rows, definition, window);
    if (problem !== null) throw new UsageError(problemLines(query, problem).join('\n'));
    print(printList(definition, matched, request.output, columns, arenaOf(snapshot)), output);
    if (matched.length > 0) return EXIT.found;
    const among =
      counts.total === 0 ? `There are no ${list}.` : `None of ${formatCount(counts.total)} ${list} matches.`;
    say(among);
    return EXIT.nothing;
  });
}
