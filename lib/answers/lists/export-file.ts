import { appError } from '@/lib/core/errors';
import { err, ok, type Result } from '@/lib/core/result';
import type { ExportQuestion } from '../questions';
import { listOf } from './engine';
import type { ExportFormat } from './model';
import { printList } from './print';
import { withList } from './registry';
import type { ListInput } from './source';

/** A list as a file, in UTF-8. */
export interface ExportFile {
  /** Letters, digits, `.`, `_` and `-` only. */
  readonly fileName: string;
  readonly mediaType: string;
  /** Each is only valid until the next. */
  readonly chunks: Iterable<Uint8Array>;
}

const FILES: { readonly [Format in ExportFormat]: { readonly ending: string; readonly mediaType: string } } =
  {
    table: { ending: 'txt', mediaType: 'text/plain; charset=utf-8' },
    wide: { ending: 'txt', mediaType: 'text/plain; charset=utf-8' },
    json: { ending: 'json', mediaType: 'application/json; charset=utf-8' },
    yaml: { ending: 'yaml', mediaType: 'application/yaml; charset=utf-8' },
    csv: { ending: 'csv', mediaType: 'text/csv; charset=utf-8; header=present' },
    md: { ending: 'md', mediaType: 'text/markdown; charset=utf-8' },
  };

const LONGEST_POD = 100;

/**
 * All rows that a filter leaves, printed. Errors: `bad-request` for a query that cannot be understood, with the
 * place in it. Throws `AppFailure` for an unknown list or column.
 */
export function exportFile(input: ListInput, question: ExportQuestion): Result<ExportFile> {
  const { list, format, filter, sort, columns, routeConfig } = question;
  const pod = input.joined.snapshot.origin.proxy?.pod ?? '';
  const parts = ['gatescope', pod.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, LONGEST_POD), list];
  const { ending, mediaType } = FILES[format];
  const fileName = `${parts.filter((part) => part !== '').join('-')}.${ending}`;
  return withList({ ...input, routeConfig }, list, (rows, definition, isIn) => {
    const { matched, problem } = listOf(rows, definition, { offset: 0, limit: 0, filter, sort });
    if (problem !== null) {
      const { start, message } = problem;
      return err(appError('bad-request', { what: `Filter, character ${start + 1}: ${message}` }));
    }
    const kept = isIn === undefined ? matched : matched.filter(isIn);
    return ok({ fileName, mediaType, chunks: printList(definition, kept, format, columns) });
  });
}
