import { describe, expect, test } from 'vitest';
import { answer } from '../answer';
import { joined } from '../joined';
import type { ExportQuestion, Question } from '../questions';
import type { RoutesRow } from '../routes-types';
import { demoSnapshot } from '../testing/demo';
import { sidecarSnapshot } from '../testing/sidecar';
import { exportFile } from './export-file';
import type { ListName } from './model';
import { withList } from './registry';
import { printedText } from './testing/printed';

const demo = demoSnapshot();
type Cells = Readonly<Record<string, unknown>>;

/** What a page lists and what its export has, in the words of the export. */
const LISTS: Readonly<
  Record<Exclude<ListName, 'stats' | 'routes'>, { keys: readonly string[]; row: (row: never) => unknown[] }>
> = {
  listeners: { keys: ['name', 'chains'], row: ({ name, chains }: Cells) => [name, chains] },
  clusters: { keys: ['name', 'type'], row: ({ name, type }: Cells) => [name, type] },
  endpoints: { keys: ['endpoint', 'cluster'], row: ({ address, cluster }: Cells) => [address, cluster] },
  secrets: { keys: ['name'], row: ({ name }: Cells) => [name] },
  resources: { keys: ['pointer'], row: ({ pointer }: Cells) => [pointer] },
};

function exported(some: Partial<ExportQuestion> & Pick<ExportQuestion, 'list'>, snapshot = demo) {
  const question = { format: 'json', filter: '', sort: null, columns: null, ...some } as const;
  const file = exportFile({ joined: joined(snapshot), live: new Map() }, question);
  if (!file.ok) throw new Error(file.error.code);
  return printedText(file.value.chunks);
}

const cells = (json: string): readonly Cells[] => JSON.parse(json) as Cells[];

function listed(question: Question, snapshot = demo): readonly Cells[] {
  const result = answer(snapshot, { ...question, offset: 0, limit: 5_000 } as Question);
  if (!result.ok || !('rows' in result.value)) throw new Error('no list');
  return result.value.rows as unknown as readonly Cells[];
}

describe.each(Object.entries(LISTS))('%s: the export has the rows of the page', (name, { keys, row }) => {
  const list = name as keyof typeof LISTS;
  const ask = list === 'resources' ? { ask: 'dump', section: null } : { ask: list };
  const columns = withList({ joined: joined(demo), live: new Map() }, list, (_rows, definition) =>
    definition.columns.map(({ id }) => id),
  );

  test.each(['', 'shop', '!shop', 'name:/8/'])('filtered by "%s", in any order', (filter) => {
    for (const sort of [null, ...columns.flatMap((id) => [id, `-${id}`])]) {
      const page = listed({ ...ask, filter, sort } as Question);
      const file = cells(exported({ list, filter, sort, columns: [...keys] }));
      const got = file.map((each) => keys.map((key) => each[key]));
      expect(got, String(sort)).toEqual(page.map((each) => row(each as never)));
    }
  });

  test('every format has as many', () => {
    const count = listed({ ...ask, filter: 'shop', sort: null } as Question).length;
    expect(count).toBeGreaterThan(0);
    const of = (format: ExportQuestion['format']) =>
      exported({ list, format, filter: 'shop', columns: [keys[0] ?? ''] });
    expect(cells(of('json'))).toHaveLength(count);
    expect(of('yaml').match(/^- /gm)).toHaveLength(count);
    expect(of('csv').trimEnd().split('\r\n')).toHaveLength(count + 1);
    expect(of('md').trimEnd().split('\n')).toHaveLength(count + 2);
  });
});

describe('routes: the export has the rows of the page', () => {
  const COLUMNS = ['name', 'vhost', 'ordinal'];

  function pageRows(routeConfig: string | null, filter: string, sort: string | null, snapshot = demo) {
    const rows = listed({ ask: 'routes', routeConfig, filter, sort } as Question, snapshot);
    return (rows as unknown as readonly RoutesRow[]).flatMap((row) =>
      row.kind === 'route' ? [[row.routeConfig, row.virtualHost, row.ordinal]] : [],
    );
  }

  test.each([demo, sidecarSnapshot()])('of the scope, filtered and sorted', (snapshot) => {
    const names = new Set(pageRows('*', '', null, snapshot).map(([name]) => String(name)));
    expect(names.size).toBeGreaterThan(2);
    for (const routeConfig of [null, '*', ...names]) {
      for (const filter of ['', 'cart', '!cart', 'path:/a/'])
        for (const sort of [null, 'path', '-path', 'ordinal', '-cluster']) {
          const question = { list: 'routes', filter, sort, columns: COLUMNS, routeConfig } as const;
          const rows = cells(exported(question, snapshot)).map((each) => COLUMNS.map((id) => each[id] ?? ''));
          expect(rows).toEqual(pageRows(routeConfig, filter, sort, snapshot));
        }
    }
  });

  test('all of them where no scope is named', () => {
    expect(cells(exported({ list: 'routes' }))).toHaveLength(pageRows('*', '', null).length);
  });
});
