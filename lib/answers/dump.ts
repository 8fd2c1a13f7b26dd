import type { JsonPointer } from '@/lib/core/brand';
import { appError } from '@/lib/core/errors';
import { err, ok, type Result } from '@/lib/core/result';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { dumpBytes } from './dump-bytes';
import type { DumpPage, HiddenValues, NoticesPage, ResourceText } from './dump-types';
import { printIn } from './json-at';
import { listOf } from './lists/engine';
import type { Question } from './questions';
import { RESOURCES, resourceRows, sectionsOf } from './resources-list';

export function hiddenValues(snapshot: Snapshot): HiddenValues {
  const byRule = new Map<string, number>();
  for (const { counts } of snapshot.hidden.values())
    for (const [rule, count] of counts) byRule.set(rule, (byRule.get(rule) ?? 0) + count);
  const rows = [...byRule].map(([rule, count]) => ({ rule, count })).sort((a, b) => b.count - a.count);
  return { count: rows.reduce((sum, { count }) => sum + count, 0), byRule: rows };
}

/** Sections, and the resources of all or of one of them. */
export function dumpPage(snapshot: Snapshot, question: Extract<Question, { ask: 'dump' }>): DumpPage {
  const { section, offset, limit } = question;
  const sections = sectionsOf(snapshot);
  const { matched, problem } = listOf(resourceRows(sections), RESOURCES, question);
  const bySection = Map.groupBy(matched, (row): string => row.section.pointer);
  const matchedIn = (pointer: string) => bySection.get(pointer) ?? [];
  const inScope = section === null ? sections : sections.filter(({ pointer }) => pointer === section);
  const shown = section === null ? matched : matchedIn(section);
  return {
    bytes: snapshot.parts.get('admin/config_dump')?.bytes ?? 0,
    sections: sections.map(({ resources, ...about }) => ({
      ...about,
      resources: resources.length,
      matched: matchedIn(about.pointer).length,
    })),
    counts: {
      total: inScope.reduce((sum, { resources }) => sum + resources.length, 0),
      matched: shown.length,
    },
    rows: shown.slice(offset, offset + limit).map((row) => ({ ...row.resource, section: row.section.title })),
    problem,
    hidden: hiddenValues(snapshot),
  };
}

/** A window of what was not understood so far. */
export function noticesPage({ notices }: Snapshot, offset: number, limit: number): NoticesPage {
  return { total: notices.length, rows: notices.slice(offset, offset + limit) };
}

/** Any value of the dump, printed. Fails with `resource-gone`. */
export function resourceText(snapshot: Snapshot, pointer: JsonPointer): Result<ResourceText> {
  const printed = printIn(dumpBytes(snapshot), pointer);
  if (printed === null)
    return err(
      appError('resource-gone', { what: pointer === '' ? 'The document' : `The value at ${pointer}` }),
    );
  return ok({ pointer, json: printed.text, cutAt: printed.cutAt });
}
