import { describe, expect, it } from 'vitest';
import { nameInText } from './name-in-text';

const print = (value: unknown) => JSON.stringify(value, null, 2);

describe('nameInText', () => {
  it('reads the name of every kind of resource', () => {
    expect(nameInText(print({ version_info: '1', cluster: { '@type': 'x', name: 'outbound|80||a' } }))).toBe(
      'outbound|80||a',
    );
    expect(nameInText(print({ name: 'default', secret: { name: 'inner' } }))).toBe('default');
    expect(nameInText(print({ endpoint_config: { cluster_name: 'eds' } }))).toBe('eds');
    expect(nameInText(print({ listener: { name: 'say "\\hi"', address: {} } }))).toBe('say "\\hi"');
  });

  it('takes no name from deeper down, and works on a text that was cut', () => {
    expect(nameInText(print({ bootstrap: { node: { name: 'deep' } } }))).toBeNull();
    expect(nameInText(print({ cluster: { name: 'a', type: 'EDS' } }).slice(0, 40))).toBe('a');
    expect(nameInText('')).toBeNull();
    expect(nameInText('{\n  "name": "\\q"\n}')).toBeNull();
  });
});
