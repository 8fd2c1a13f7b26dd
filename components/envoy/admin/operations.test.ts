import { describe, expect, it } from 'vitest';
import { ADMIN_OPERATIONS, ADMIN_PATHS } from '@/lib/snapshot/capture';
import { OPERATIONS, operationOf } from './operations';

describe('OPERATIONS', () => {
  it('lists every admin operation with the path that is really asked', () => {
    expect(OPERATIONS.map(({ operation }) => operation).toSorted()).toEqual([...ADMIN_OPERATIONS].toSorted());
    for (const { operation, path } of OPERATIONS) expect(path).toBe(ADMIN_PATHS[operation]);
  });

  it('never takes a path from the URL', () => {
    expect(operationOf('certs', 'file').path).toBe('/certs');
    expect(operationOf('/quitquitquit', 'url').operation).toBe('listeners');
    expect(operationOf(null, 'cluster').operation).toBe('listeners');
  });

  it('begins with what a file holds', () => {
    expect(operationOf(null, 'file').operation).toBe('config_dump');
  });
});
