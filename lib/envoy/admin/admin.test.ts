import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '@/lib/core/json';
import type { Result } from '@/lib/core/result';
import { contentionOff, readContention } from './contention';
import { readHelp } from './help';
import { readInitDump } from './init-dump';
import { readMemory } from './memory';
import { readRuntime } from './runtime';
import { readStats } from './stats';
import { recorded, recordedText } from './testing/recorded';

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('/runtime', () => {
  test('of a real Envoy: layers, values and which layer decided', () => {
    const { layers, entries } = value(readRuntime(recorded('runtime')));
    expect(layers).toEqual(['global config', 'admin']);
    expect(entries.map(({ key }) => key)).toEqual([
      'api_token',
      'envoy.reloadable_features.http_reject_path_with_fragment',
      'shop.flag',
      'shop.name',
    ]);
    expect(entries[2]).toEqual({ key: 'shop.flag', values: ['30', null], final: '30', layer: 0 });
  });

  test('the last layer with a value decides', () => {
    const document = { layers: ['a', 'b'], entries: { x: { layer_values: ['1', '2'], final_value: '2' } } };
    expect(value(readRuntime(document)).entries[0]).toMatchObject({ values: ['1', '2'], layer: 1 });
  });
});

test('/memory of a real Envoy, known figures first, in bytes', () => {
  const figures = value(readMemory(recorded('memory')));
  expect(figures.map(({ field }) => field)).toEqual([
    'allocated',
    'heap_size',
    'pageheap_free',
    'pageheap_unmapped',
    'total_thread_cache',
    'total_physical_bytes',
  ]);
  for (const { bytes } of figures) expect(bytes).toBeGreaterThanOrEqual(0);
  const odd = value(readMemory({ new_figure: '5', allocated: 'much' }));
  expect(odd).toEqual([
    { field: 'allocated', bytes: null },
    { field: 'new_figure', bytes: 5 },
  ]);
});

describe('/init_dump', () => {
  test('of a real Envoy names the listener and the routes it waits for', () => {
    expect(value(readInitDump(recorded('init-dump')))).toEqual([
      {
        name: expect.stringContaining('init manager'),
        listener: 'waiting',
        targets: [{ text: expect.stringContaining('RDS init never'), routeConfig: 'never' }],
      },
    ]);
  });

  test('is empty when nothing waits', () => {
    expect(value(readInitDump({}))).toEqual([]);
  });

  test('keeps managers and targets that it does not know', () => {
    const dump = { unready_targets_dumps: [{ name: 'x', target_names: ['y', 3] }] };
    expect(value(readInitDump(dump))).toEqual([
      {
        name: 'x',
        listener: null,
        targets: [
          { text: 'y', routeConfig: null },
          { text: '3', routeConfig: null },
        ],
      },
    ]);
  });
});

describe('/contention', () => {
  test('of a real Envoy that traces', () => {
    const read = value(readContention(recorded('contention-on')));
    expect(read).toMatchObject({ kind: 'traced' });
    if (read.kind === 'traced') expect(read.lifetimeCycles).toBeGreaterThan(0);
  });

  test('of a real Envoy that does not is a sentence', () => {
    expect(contentionOff(recordedText('contention.golden.txt'))).toEqual({
      kind: 'off',
      text: expect.stringMatching(/^Mutex contention tracing is not enabled\..*tracing\.$/),
    });
  });
});

describe('/help', () => {
  const endpoints = readHelp(recordedText('help.golden.txt'));
  const at = (path: string) => endpoints.find((each) => each.path === path);

  test('of a real Envoy has every line', () => {
    const lines = recordedText('help.golden.txt').split('\n');
    expect(endpoints).toHaveLength(lines.filter((line) => /^ {2}\//.test(line)).length);
    expect(endpoints.flatMap(({ params }) => params)).toHaveLength(
      lines.filter((line) => /^ {6}\S/.test(line)).length,
    );
  });

  test('tells what changes Envoy from what does not', () => {
    expect(at('/quitquitquit')?.mutates).toBe(true);
    expect(at('/stats/recentlookups/clear')?.mutates).toBe(true);
    expect(at('/config_dump')?.mutates).toBe(false);
  });

  test('has parameters with their choices', () => {
    expect(at('/stats')?.params.find(({ name }) => name === 'type')).toEqual({
      name: 'type',
      what: 'Stat types to include.',
      values: ['All', 'Counters', 'Histograms', 'Gauges', 'TextReadouts'],
    });
    expect(at('/listeners')?.params).toEqual([
      { name: 'format', what: 'File format to use', values: ['text', 'json'] },
    ]);
    expect(at('/memory')?.params).toEqual([]);
  });

  test('keeps what it does not know beside the line before', () => {
    const [only] = readHelp('admin commands are:\n  /x: does\n        something\n');
    expect(only).toEqual({ path: '/x', mutates: false, what: 'does something', params: [] });
  });
});

test('whatever an answer looks like, it is read or refused', () => {
  const keys = fc.constantFrom(
    'stats',
    'layers',
    'entries',
    'name',
    'value',
    'histograms',
    'allocated',
    '__proto__',
  );
  const { any } = fc.letrec<{ any: Json }>((tie) => ({
    any: fc.oneof(
      { depthSize: 'medium' },
      fc.constantFrom<Json>(null, true, 1, 'x', '5'),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(keys, tie('any')),
    ),
  }));
  const readers = [readRuntime, readMemory, readInitDump, readContention];
  fc.assert(
    fc.property(any, any, (document, inner) => {
      const wrapped = {
        stats: [inner, { histograms: inner }],
        layers: inner,
        entries: inner,
        allocated: inner,
        num_contentions: inner,
        unready_targets_dumps: [inner],
      };
      for (const read of readers) {
        read(document);
        expect(read(wrapped).ok).toBe(true);
      }
      readStats(document, 'counter');
      expect(readStats(wrapped, 'counter').ok).toBe(true);
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => void readHelp(text)));
});
