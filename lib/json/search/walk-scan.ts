import { tokensOf } from '@/lib/core/json-pointer';
import type { JsonBytes } from '../bytes';
import type { Locator } from '../locate';
import { type KeyPath, pathMatches } from './key-path';
import type { OnToken } from './literal-scan';
import type { TextTest } from './text-test';
import { TokenTester } from './token-tester';
import { TokenWalk } from './token-walk';

/** Looks at every key and value, or at every value below a path: for what has no bytes to look for. */
export class WalkScan {
  readonly #walk: TokenWalk;
  readonly #tester: TokenTester;
  readonly #path: KeyPath | null;
  readonly #onToken: OnToken;

  /** @param path null: keys too, anywhere */
  constructor(document: JsonBytes, test: TextTest, onToken: OnToken, path: KeyPath | null = null) {
    this.#walk = new TokenWalk(document);
    this.#tester = new TokenTester(document.bytes, test);
    this.#path = path;
    this.#onToken = onToken;
  }

  run(_from: number, to: number): void {
    this.#walk.run(to, this);
  }

  finish(): void {}

  token(start: number, end: number, isKey: boolean): void {
    if (this.#path !== null && (isKey || !pathMatches(this.#path, this.#walk.path()))) return;
    if (this.#tester.test(start, end)) this.#onToken(start);
  }
}

/** Passes on the values below a path. */
export class PathScan {
  readonly #locator: Locator;
  readonly #path: KeyPath;
  readonly #onToken: OnToken;

  constructor(document: JsonBytes, path: KeyPath, onToken: OnToken) {
    this.#locator = document.locator();
    this.#path = path;
    this.#onToken = onToken;
  }

  token(at: number): void {
    const { pointer, inKey } = this.#locator.at(at);
    if (!inKey && pathMatches(this.#path, tokensOf(pointer) ?? [])) this.#onToken(at);
  }
}
