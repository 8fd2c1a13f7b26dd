import type { DumpResource, DumpSection } from '@/lib/envoy/model';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import type { ListDefinition } from './lists/model';
import { perSnapshot } from './lists/per-snapshot';
import { type ListSource, listSource } from './lists/source';

/** A resource of the dump and the section that lists it. */
export interface ResourceRow {
  readonly resource: DumpResource;
  readonly section: DumpSection;
}

export const RESOURCES: ListDefinition<ResourceRow> = {
  name: 'resources',
  columns: [
    { id: 'name', title: 'Name', kind: 'text', shown: 'table', value: ({ resource }) => resource.name },
    {
      id: 'section',
      title: 'Section',
      aliases: ['kind'],
      kind: 'text',
      shown: 'table',
      suggest: true,
      value: ({ section }) => section.title,
    },
    {
      id: 'state',
      title: 'State',
      aliases: ['status'],
      kind: 'text',
      shown: 'table',
      suggest: true,
      value: ({ resource }) => resource.state,
    },
    {
      id: 'version',
      title: 'Version',
      kind: 'text',
      shown: 'table',
      value: ({ resource }) => resource.version,
    },
    {
      id: 'updated',
      title: 'Updated',
      kind: 'text',
      shown: 'table',
      value: ({ resource }) => resource.lastUpdated,
    },
    {
      id: 'list',
      title: 'List',
      kind: 'text',
      shown: 'wide',
      suggest: true,
      value: ({ resource }) => resource.list,
    },
    {
      id: 'pointer',
      title: 'Pointer',
      kind: 'text',
      shown: 'wide',
      value: ({ resource }) => resource.pointer,
    },
  ],
  text: ({ resource: { name, list, state }, section }) =>
    `${name} ${list} ${state} ${section.title}`.toLowerCase(),
};

const NO_SECTIONS: readonly DumpSection[] = [];

export const sectionsOf = ({ dump }: Snapshot): readonly DumpSection[] => dump?.sections ?? NO_SECTIONS;

/** Every resource of the dump, in its order; the same array each time it is asked for the same sections. */
export const resourceRows = perSnapshot((sections: readonly DumpSection[]) =>
  sections.flatMap((section): readonly ResourceRow[] =>
    section.resources.map((resource) => ({ resource, section })),
  ),
);

export const resourcesList: ListSource = listSource(RESOURCES, ({ joined }) =>
  resourceRows(sectionsOf(joined.snapshot)),
);
