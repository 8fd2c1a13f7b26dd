import { describe, expect, it } from 'vitest';
import { ADMIN_OPERATIONS, ADMIN_PATHS, ON_DEMAND_OPERATIONS } from '@/lib/snapshot/capture';
import { ALL_STATS, entryOf, OPERATIONS, operationOf } from './operations';

const texts = [...OPERATIONS, ALL_STATS].flatMap((words) => words.texts);

describe('OPERATIONS', () => {
  it('lists every admin operation with the path that is really asked', () => {
    expect(new Set(texts.map(({ operation }) => operation))).toEqual(new Set(ADMIN_OPERATIONS));
    for (const { operation, path } of texts) expect(path).toBe(ADMIN_PATHS[operation]);
  });

  it('knows what is part of every read', () => {
    const onDemand = new Set<string>(ON_DEMAND_OPERATIONS);
    for (const words of OPERATIONS) {
      for (const { operation } of words.texts) expect(onDemand.has(operation)).toBe(words.onDemand);
    }
  });

  it('never takes a path from the URL', () => {
    expect(operationOf('certs', 'file').path).toBe('/certs');
    expect(operationOf('/quitquitquit', 'url').id).toBe('listeners');
    expect(operationOf(null, 'cluster').id).toBe('listeners');
  });

  it('begins with what a file holds', () => {
    expect(operationOf(null, 'file').id).toBe('config_dump');
  });

  it('shows every operation somewhere', () => {
    for (const operation of ADMIN_OPERATIONS) expect(entryOf(operation)).not.toBeNull();
    expect(entryOf('stats_gauges_all')?.id).toBe('stats');
  });
});
