import type { JsonPointer } from '@/lib/core/brand';
import { appError } from '@/lib/core/errors';
import { resolvePointer, tokensOf } from '@/lib/core/json-pointer';
import { err, ok, type Result } from '@/lib/core/result';
import type { ConfigDump, DumpSection } from '@/lib/envoy/model';
import { printJson } from '@/lib/json/print';
import { searchDocument } from '@/lib/json/search';
import { parseFilter } from '@/lib/query/words';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import type { DumpPage, HiddenValues, ResourceText, SearchPage } from './dump-types';
import { dumpDocument, MAX_TEXT } from './json-at';
import type { Question } from './questions';

export function hiddenValues(snapshot: Snapshot): HiddenValues {
  const byRule = new Map<string, number>();
  for (const { rule } of snapshot.hidden) byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
  const rows = [...byRule].map(([rule, count]) => ({ rule, count })).sort((a, b) => b.count - a.count);
  return { count: snapshot.hidden.length, byRule: rows };
}

/** Sections, and the resources of all or of one of them. */
export function dumpPage(snapshot: Snapshot, question: Extract<Question, { ask: 'dump' }>): DumpPage {
  const sections = snapshot.dump?.sections ?? [];
  const filter = parseFilter(question.filter);
  const left = sections.map((section) => {
    const title = section.title.toLowerCase();
    return section.resources.filter(
      ({ name, list, state }) =>
        filter.isEmpty || filter.matches(`${name.toLowerCase()} ${list} ${state} ${title}`),
    );
  });
  const shown = sections.flatMap((section, index) =>
    question.section === null || question.section === section.pointer
      ? (left[index] ?? []).map((resource) => ({ ...resource, section: section.title }))
      : [],
  );
  const inScope = sections.filter(({ pointer }) => question.section === null || question.section === pointer);
  return {
    bytes: snapshot.parts.get('admin/config_dump')?.bytes ?? 0,
    sections: sections.map(({ resources, ...section }, index) => ({
      ...section,
      resources: resources.length,
      matched: left[index]?.length ?? 0,
    })),
    counts: {
      total: inScope.reduce((sum, { resources }) => sum + resources.length, 0),
      matched: shown.length,
    },
    rows: shown.slice(question.offset, question.offset + question.limit),
    notices: snapshot.notices,
    hidden: hiddenValues(snapshot),
  };
}

/** Any value of the dump, printed. Fails with `resource-gone`. */
export function resourceText(snapshot: Snapshot, pointer: JsonPointer): Result<ResourceText> {
  const document = dumpDocument(snapshot);
  const value = document === undefined ? undefined : resolvePointer(document, pointer);
  if (value === undefined)
    return err(
      appError('resource-gone', { what: pointer === '' ? 'The document' : `The value at ${pointer}` }),
    );
  const { text, cutAt } = printJson(value, MAX_TEXT);
  return ok({ pointer, json: text, cutAt });
}

function sectionOf(dump: ConfigDump, pointer: string): DumpSection | undefined {
  return dump.sections.find(
    (section) => pointer === section.pointer || pointer.startsWith(`${section.pointer}/`),
  );
}

/** `Routes › http.8080 › /virtual_hosts/0/…`: section, resource, and the way inside it. */
function breadcrumb(dump: ConfigDump, pointer: string): readonly string[] {
  const section = sectionOf(dump, pointer);
  if (section === undefined) return tokensOf(pointer) ?? [];
  const resource = section.resources.find(
    (each) => pointer === each.pointer || pointer.startsWith(`${each.pointer}/`),
  );
  const rest = tokensOf(pointer.slice((resource ?? section).pointer.length)) ?? [];
  return [section.title, ...(resource === undefined ? [] : [resource.name]), ...rest];
}

/** Text search over every key and value of the redacted dump. */
export function searchPage(snapshot: Snapshot, question: Extract<Question, { ask: 'search' }>): SearchPage {
  const { dump } = snapshot;
  const document = dumpDocument(snapshot);
  if (dump === null || document === undefined || question.text === '') {
    return { total: 0, hits: [], millis: 0, bySection: [] };
  }
  const started = performance.now();
  const counts = new Map<string, number>();
  const found = searchDocument(document, question.text, {
    matchCase: question.matchCase,
    offset: question.offset,
    limit: question.limit,
  });
  for (const { pointer, count } of found.byTopLevel) {
    const title = sectionOf(dump, pointer)?.title ?? 'Other';
    counts.set(title, (counts.get(title) ?? 0) + count);
  }
  return {
    total: found.total,
    hits: found.hits.map((hit) => ({ ...hit, breadcrumb: breadcrumb(dump, hit.pointer) })),
    millis: performance.now() - started,
    bySection: [...counts].map(([title, hits]) => ({ title, hits })),
  };
}
