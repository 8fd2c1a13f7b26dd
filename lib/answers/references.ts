import type { JsonPointer } from '@/lib/core/brand';
import { tokensOf } from '@/lib/core/json-pointer';
import { linesOf } from '@/lib/json/search/line-count';
import { stringValues } from '@/lib/json/search/string-values';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { dumpBytes } from './dump-bytes';
import { roleOf } from './reference-roles';
import type { Reference, ReferenceRole, ReferencesPage, ReferencesQuestion } from './references-types';
import { breadcrumbOf } from './search';
import { placeAt } from './search-places';

interface Named {
  readonly at: number;
  readonly pointer: JsonPointer;
  readonly role: ReferenceRole;
}

/** The places of the name that was asked for last: its windows are asked for one after the other. */
const known = new WeakMap<Snapshot, { readonly of: string; readonly named: readonly Named[] }>();

const lastRank = (role: ReferenceRole): number => (role === 'same-text' ? 1 : 0);

const above = (pointer: string): string => pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));

/** An entry of the dump may say the name of the resource in it once more: that is not another definition. */
function withoutEntryNames(named: readonly Named[]): Named[] {
  const definitions = named.filter(({ role }) => role === 'definition');
  const entries = new Set(definitions.map(({ pointer }) => above(above(pointer))));
  return named.filter(({ pointer, role }) => role !== 'definition' || !entries.has(above(pointer)));
}

function namedBy(snapshot: Snapshot, { kind, name }: ReferencesQuestion): readonly Named[] {
  const of = JSON.stringify([kind, name]);
  const last = known.get(snapshot);
  if (last?.of === of) return last.named;
  const document = dumpBytes(snapshot);
  if (document === null || name === '') return [];
  const locator = document.locator();
  const named = stringValues(document, name).map((at): Named => {
    const { pointer } = locator.at(at);
    return { at, pointer, role: roleOf(kind, tokensOf(pointer) ?? []) };
  });
  const distinct = withoutEntryNames(named);
  // Stable: within uses and mentions the order of the dump stays.
  const sorted = distinct.sort((a, b) => lastRank(a.role) - lastRank(b.role));
  known.set(snapshot, { of, named: sorted });
  return sorted;
}

/** Every place of the dump that names a resource: where it is defined, and what refers to it. */
export function referencesPage(snapshot: Snapshot, question: ReferencesQuestion): ReferencesPage {
  const named = namedBy(snapshot, question);
  const uses = named.filter(({ role }) => role !== 'definition');
  const roles = new Map<ReferenceRole, number>();
  for (const { role } of uses) roles.set(role, (roles.get(role) ?? 0) + 1);
  const document = dumpBytes(snapshot);
  const described = ({ at, pointer, role }: Named): Reference => {
    const place = placeAt(snapshot, at);
    return {
      pointer,
      role,
      breadcrumb: breadcrumbOf(pointer, place),
      resource: place.resource?.pointer ?? null,
      section: place.section?.title ?? null,
      line: document === null ? 1 : linesOf(document).at(at),
    };
  };
  return {
    definitions: named.filter(({ role }) => role === 'definition').map(described),
    total: uses.length,
    roles: [...roles].map(([role, count]) => ({ role, count })),
    rows: uses.slice(question.offset, question.offset + question.limit).map(described),
  };
}
