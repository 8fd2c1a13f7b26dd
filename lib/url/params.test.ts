import { expect, test } from 'vitest';
import { hrefTo, retarget, wholeLink } from './params';

const target = { source: 'cluster:prod', proxy: 'edge/gw-1' };

test('a link carries its target and leaves out what is default', () => {
  expect(hrefTo('/routes', target, { q: '/status', sel: null })).toBe(
    '/routes?source=cluster:prod&proxy=edge/gw-1&q=/status',
  );
  expect(hrefTo('/map', { source: null, proxy: null }, { view: 'map' })).toBe('/map');
});

test('another target keeps the rest of the view', () => {
  expect(retarget('/routes?source=demo&proxy=a/b&q=cart', { source: 'file:1', proxy: null })).toBe(
    '/routes?source=file:1&q=cart',
  );
  expect(retarget('/config?find=%C3%A9', target)).toMatch(
    /^\/config\?find=(%C3%A9|é)&source=cluster:prod&proxy=edge\/gw-1$/,
  );
});

test('a link is whole in chat and Markdown, and still the same', () => {
  const href = 'http://127.0.0.1:8150/clusters?sel=outbound|80||web.shop&q="a b"!(x)%20~*';
  const whole = wholeLink(href);
  expect(whole).not.toMatch(/[|"()*~]/);
  expect(new URL(whole).searchParams.get('sel')).toBe('outbound|80||web.shop');
  expect(new URL(whole).searchParams.get('q')).toBe(new URL(href).searchParams.get('q'));
  expect(wholeLink(whole)).toBe(whole);
});
