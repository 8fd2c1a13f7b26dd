import { expect, it } from 'vitest';
import { Stepwise } from './stepwise';

function work(steps: number, log: string[]) {
  return new Stepwise(function* () {
    for (let step = 0; step < steps; step += 1) {
      log.push(`step ${step}`);
      yield;
    }
    return { log };
  });
}

it('does one step at a time, or all that is left, once', () => {
  const log: string[] = [];
  const of = work(4, log);
  expect(of.step(() => true)).toBe(false);
  expect(of.isDone).toBe(false);
  expect(log).toHaveLength(1);
  expect(of.step(() => log.length === 3)).toBe(false);
  expect(log).toHaveLength(3);
  const { value } = of;
  expect(log).toHaveLength(4);
  expect(of.value).toBe(value);
  expect(of.isDone).toBe(true);
  expect(of.step(() => true)).toBe(true);
});

it('begins anew after an error, and does not take it for a result', () => {
  let isBroken = true;
  const of = new Stepwise(function* () {
    yield;
    if (isBroken) throw new RangeError('broken');
    return 1;
  });
  expect(() => of.value).toThrow('broken');
  expect(() => of.value).toThrow('broken');
  isBroken = false;
  expect(of.value).toBe(1);
});
