import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '@/lib/core/json';
import { child, ROOT, resolvePointer } from '@/lib/core/json-pointer';
import { createArena, createPlainArena } from '@/lib/json/arena';
import { openBytes } from '@/lib/json/open-bytes';
import { referenceParse } from '@/lib/json/testing/reference-parse';
import { readConfigDump } from './config-dump';
import { openPlace, readSections } from './dump-sections';
import { Notices } from './notices';
import { inCamelCase } from './testing/camel';
import { dumpText } from './testing/dump-texts';
import { fixture, listenersFixture } from './testing/fixtures';
import { routesFixture } from './testing/route-fixture';
import { readTree } from './testing/tree-reader';
import { upstreams } from './testing/upstreams';

const arena = createArena();
const plain = createPlainArena();

const RUNS = 300;
const CONFIGS = child(ROOT, 'configs');

/** Sections by the walk and by the tree; each resource parsed from its own bytes. */
function compare(text: string, tree: Json, where = arena): void {
  const opened = openBytes(new TextEncoder().encode(text), where);
  if (!opened.ok) throw new Error(opened.error.code);
  const document = opened.value;
  const dump = readConfigDump(document);
  const reference = readTree(tree);
  expect(dump.ok).toBe(reference !== undefined);
  if (!dump.ok || reference === undefined) return;
  expect(dump.value.sections).toEqual(reference.sections);
  const configs = document.find(CONFIGS);
  if (configs === null) return;
  const sections = readSections(document, configs, CONFIGS, new Notices());
  for (const place of sections.flatMap(({ places }) => places)) {
    const { entry } = openPlace(document, place, new Notices());
    expect(entry.value).toEqual(resolvePointer(tree, place.resource.pointer));
  }
}

describe('sections', () => {
  it('are those of the whole tree, in every dump of a real Envoy', () => {
    const documents = [
      fixture('config-dump'),
      routesFixture(),
      listenersFixture('dump'),
      upstreams('config-dump'),
    ];
    for (const tree of documents.flatMap((each) => [each, inCamelCase(each)])) {
      compare(JSON.stringify(tree, null, 1), tree);
      compare(JSON.stringify(tree), tree, plain);
    }
  });

  it('are those of the whole tree, whatever comes', () => {
    fc.assert(
      fc.property(dumpText, fc.boolean(), (text, isPlain) =>
        compare(text, referenceParse(text), isPlain ? plain : arena),
      ),
      { numRuns: RUNS },
    );
  }, 60_000);
});
