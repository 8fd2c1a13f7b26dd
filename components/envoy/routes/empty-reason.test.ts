import { describe, expect, it } from 'vitest';
import { hostAndPath, isUnknownConfig } from './empty-reason';

describe('hostAndPath', () => {
  it('takes host and path apart, wherever the word stands', () => {
    expect(hostAndPath('api.shop.example.com/checkout')).toBe('api.shop.example.com /checkout');
    expect(hostAndPath('https://api.shop.example.com/checkout')).toBe('api.shop.example.com /checkout');
    expect(hostAndPath('localhost:8080/a  ok')).toBe('localhost:8080 /a ok');
  });

  it('leaves names, paths and lone hosts alone', () => {
    for (const filter of ['', 'shop/shop-api', '/a.b/c', 'VirtualService shop/api', 'a.example.com', 'a.b/'])
      expect(hostAndPath(filter)).toBeNull();
  });
});

describe('isUnknownConfig', () => {
  it('knows a name that is not there from the names for many', () => {
    const configs = [{ name: 'http.8080' }, { name: '' }];
    expect(isUnknownConfig('nope', configs)).toBe(true);
    expect(isUnknownConfig('http.8080', configs)).toBe(false);
    expect(isUnknownConfig('', configs)).toBe(false);
    expect(isUnknownConfig('*', [])).toBe(false);
    expect(isUnknownConfig(null, [])).toBe(false);
  });
});
