import { describe, expect, it } from 'vitest';
import { copyItems } from './copy-items';

describe('copyItems', () => {
  it('keeps the same order everywhere and shows a command before it is copied', () => {
    const items = copyItems({
      name: 'http.8080',
      json: '{}',
      pointer: '/configs/4',
      commands: [
        { label: 'kubectl', text: 'kubectl port-forward pod/x 15000' },
        { label: 'curl', text: 'curl localhost:15000/config_dump' },
      ],
    });
    expect(items.map(({ label }) => label)).toEqual([
      'Link',
      'Name',
      'JSON',
      'YAML',
      'JSON pointer',
      'kubectl line',
      'curl line',
    ]);
    expect(items.slice(4).every(({ shown }) => shown)).toBe(true);
    expect(items.filter(({ divided }) => divided).map(({ label }) => label)).toEqual(['kubectl line']);
  });

  it('leaves out what there is not', () => {
    const items = copyItems({ name: 'x', json: null, pointer: null, commands: [] });
    expect(items.map(({ label }) => label)).toEqual(['Link', 'Name']);
  });
});
