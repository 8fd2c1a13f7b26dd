import { describe, expect, it } from 'vitest';
import { matchKey, type Shortcut } from './shortcuts';

const make = (keys: string, label = keys): Shortcut => ({ keys, label, group: 'g', run: () => {} });
const all = [make('g l'), make('g r'), make('r'), make('/'), make('?')];

describe('matchKey', () => {
  it('finds a single key', () => {
    expect(matchKey(all, '', '/').hit?.keys).toBe('/');
  });

  it('waits for the second key of a sequence', () => {
    const first = matchKey(all, '', 'g');
    expect(first).toEqual({ hit: null, pending: 'g' });
    expect(matchKey(all, first.pending, 'l').hit?.keys).toBe('g l');
  });

  it('takes `g r` as the sequence and not as `r`', () => {
    expect(matchKey(all, 'g', 'r').hit?.keys).toBe('g r');
  });

  it('does not swallow a key that breaks a sequence', () => {
    expect(matchKey(all, 'g', '?').hit?.keys).toBe('?');
    expect(matchKey(all, 'g', 'g')).toEqual({ hit: null, pending: 'g' });
    expect(matchKey(all, 'g', 'z')).toEqual({ hit: null, pending: '' });
  });

  it('lets the newest of two with the same keys win', () => {
    expect(matchKey([...all, make('/', 'newer')], '', '/').hit?.label).toBe('newer');
  });
});
