import { describe, expect, test } from 'vitest';
import { Best, rankOf, wordsOf } from './rank';

const rank = (text: string, typed: string) => rankOf(text.toLowerCase(), wordsOf(typed));

describe('how well a text fits', () => {
  test.each([
    ['cart', 'cart', 0],
    ['cart.shop', 'CART', 1],
    ['outbound|80||cart.shop', 'cart', 2],
    ['subcart', 'cart', 3],
    ['smartcart', 'cart', 3],
    ['cart.shop.svc', 'ctsh', 4],
    ['shop-cart-rates', 'crt', 4],
    ['cart', 'x', null],
    ['cart', 'tc', null],
    // Letters that begin in the middle of a word are chance.
    ['ascart', 'srt', null],
  ])('%s for %s: %s', (text, typed, expected) => {
    expect(rank(text, typed)).toBe(expected);
  });

  test('every word must fit, and the worst counts', () => {
    expect(rank('cart.shop', 'cart shop')).toBe(2);
    expect(rank('cart.shop', 'shop cart')).toBe(2);
    expect(rank('cart.shop', 'cart nope')).toBeNull();
  });

  test('a part at the beginning of a later word is found behind one inside a word', () => {
    expect(rank('xcart.cart', 'cart')).toBe(2);
  });
});

describe('the best of many', () => {
  test('keeps the lowest ranks, then the shorter, then the earlier, and counts all', () => {
    const best = new Best<string>(3);
    for (const [item, itemRank] of [
      ['dddd', 2],
      ['bb', 1],
      ['cc', 1],
      ['a', 3],
      ['eee', 0],
      ['b', 1],
    ] as const)
      best.offer(itemRank, item.length, () => item);
    expect(best.items).toEqual(['eee', 'b', 'bb']);
    expect(best.total).toBe(6);
    expect(best.rank).toBe(0);
  });

  test('makes nothing that is not kept', () => {
    const best = new Best<number>(1);
    let made = 0;
    const make = () => ++made;
    for (let time = 0; time < 100; time += 1) best.offer(1, 4, make);
    expect(made).toBe(1);
  });
});
