/** Cuts a configuration and a request down while engine and Envoy still differ in the same field. */
import type { Backend } from './backend.ts';
import { differences } from './compare.ts';
import { answers } from './engine.ts';
import { openOf } from './open.ts';
import { type Configuration, realRun } from './real-run.ts';
import type { Sent } from './sent.ts';
import { isClear } from './truth.ts';

export interface Failing extends Configuration {
  readonly sent: Sent;
}

/** Each attempt starts an Envoy: about half a second. */
const MOST_ATTEMPTS = 80;
const CUT = new Set([
  'listeners',
  'filter_chains',
  'listener_filters',
  'http_filters',
  'virtual_hosts',
  'routes',
  'headers',
  'query_parameters',
  'cookies',
  'domains',
]);

type Path = readonly (string | number)[];

/** Lists that may lose entries, outer ones first. */
function lists(value: unknown, path: Path = []): readonly { path: Path; length: number }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    // The router, which is the last, must stay.
    const kept = key === 'http_filters' ? 1 : 0;
    const own = Array.isArray(one) && CUT.has(key) ? [{ path: at, length: one.length - kept }] : [];
    return [...own, ...lists(one, at)];
  });
}

/** A copy in which the list at the path lacks one entry. */
function without(root: object, path: Path, index: number): object {
  const copy = structuredClone(root);
  let place: unknown = copy;
  for (const key of path)
    place = typeof place === 'object' && place !== null ? Reflect.get(place, key) : null;
  if (Array.isArray(place)) place.splice(index, 1);
  return copy;
}

async function differs(
  failing: Failing,
  field: string,
  command: readonly string[],
  backend: Backend,
): Promise<boolean> {
  try {
    const run = await realRun(failing, [failing.sent], backend);
    try {
      const truth = run.truths.get(failing.sent.id);
      const told = await answers(command, run.folder);
      if (truth === undefined || !isClear(truth)) return false;
      const open = openOf(failing)(truth.filterChain);
      return differences(truth, told.get(failing.sent.id), open).some((one) => one.field === field);
    } finally {
      await run.remove();
    }
  } catch {
    // Envoy refuses what was cut too far.
    return false;
  }
}

/** Smaller candidates in turn: whole lists' entries of the configuration, then headers of the request. */
function* smaller(failing: Failing): Generator<Failing> {
  const { bootstrap, files, sent } = failing;
  for (const { path, length } of lists(bootstrap))
    for (let index = length - 1; index >= 0; index -= 1)
      yield { ...failing, bootstrap: without(bootstrap, path, index) };
  for (const [name, text] of Object.entries(files)) {
    // Border: a JSON object that the generator wrote.
    const whole = JSON.parse(text) as object;
    for (const { path, length } of lists(whole))
      for (let index = length - 1; index >= 0; index -= 1)
        yield { ...failing, files: { ...files, [name]: JSON.stringify(without(whole, path, index)) } };
  }
  for (let index = sent.headers.length - 1; index >= 0; index -= 1)
    yield { ...failing, sent: { ...sent, headers: sent.headers.filter((_, at) => at !== index) } };
}

export async function shrunk(
  given: Failing,
  field: string,
  command: readonly string[],
  backend: Backend,
): Promise<Failing> {
  let best = given;
  const tried = new Set<string>();
  for (let attempts = 0, changed = true; changed && attempts < MOST_ATTEMPTS; ) {
    changed = false;
    for (const candidate of smaller(best)) {
      const text = JSON.stringify(candidate);
      if (tried.has(text)) continue;
      if (attempts >= MOST_ATTEMPTS) break;
      tried.add(text);
      attempts += 1;
      if (!(await differs(candidate, field, command, backend))) continue;
      best = candidate;
      changed = true;
      break;
    }
  }
  return best;
}
