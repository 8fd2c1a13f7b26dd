import { describe, expect, it } from 'vitest';
import type { MapRule, MapTarget } from '@/lib/istio/map-model';
import { shopMap } from '@/lib/istio/testing/maps';
import { onlyAttachment, routeOf } from '@/lib/istio/testing/objects';
import { targetText } from './map-rows';
import { brokenText, pairState, stateWord, targetState } from './route-state';

const map = shopMap();
const attachment = onlyAttachment(map, 'api');
const base: MapTarget = {
  serviceId: 'svc:soap',
  host: 'soap',
  subset: null,
  port: null,
  weight: null,
  missing: null,
  endpoints: { ready: 1, total: 1 },
};
const stable: MapTarget = { ...base, subset: 'stable', missing: 'subset', endpoints: null };
const empty: MapTarget = { ...base, endpoints: { ready: 0, total: 2 } };
const rule = (targets: readonly MapTarget[], action: MapRule['action'] = 'forward'): MapRule => ({
  name: '',
  matches: [],
  action,
  targets,
});

function pairOf(...rules: readonly MapRule[]) {
  const route = { ...routeOf(map, 'api'), rules, targets: rules.flatMap((each) => each.targets) };
  return { state: pairState(route, attachment), word: stateWord({ route, attachment }) };
}

describe('pairState', () => {
  it('warns while something else answers, and fails when nothing does', () => {
    const word = 'No such subset';
    expect(pairOf(rule([base]), rule([stable]))).toEqual({ state: 'warn', word });
    expect(pairOf(rule([stable]), rule([], 'redirect'))).toEqual({ state: 'warn', word });
    expect(pairOf(rule([stable]))).toEqual({ state: 'err', word });
    expect(pairOf(rule([base, empty]))).toEqual({ state: 'warn', word: 'No ready endpoint' });
    expect(pairOf(rule([empty]))).toEqual({ state: 'err', word: 'No ready endpoint' });
  });

  it('leaves out a target of weight 0: it gets no request', () => {
    const attached = { state: 'ok', word: 'Attached' };
    expect(
      pairOf(
        rule([
          { ...base, weight: 100 },
          { ...empty, weight: 0 },
        ]),
      ),
    ).toEqual(attached);
    expect(
      pairOf(
        rule([
          { ...base, weight: 0 },
          { ...empty, weight: 100 },
        ]),
      ).state,
    ).toBe('err');
  });

  it('does not call a route broken for a subset that nobody can know', () => {
    const unknown: MapTarget = { ...stable, missing: 'unknown' };
    expect([targetState(unknown), targetText(unknown)]).toEqual(['unk', 'not known']);
    expect(pairOf(rule([unknown])).state).toBe('ok');
  });
});

describe('brokenText', () => {
  it('says what is missing and what Envoy answers', () => {
    expect(brokenText({ targets: [base] })).toBe('');
    expect(brokenText({ targets: [stable, empty] })).toBe(
      'No DestinationRule defines subset stable of soap. Envoy answers 503 NC. No ready endpoint at soap. Envoy answers 503 UH.',
    );
  });

  it('stands beside the mark of the service', () => {
    expect([stable, empty, base].map(targetText)).toEqual(['no such subset', '0/2', '1/1']);
    expect([stable, empty, base].map(targetState)).toEqual(['err', 'err', 'ok']);
  });
});
