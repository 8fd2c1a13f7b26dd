import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { NODE, ROOT } from '../../bin/launch/prepare.mjs';

/** Runs steps and suites, counts what passed and failed, and says it in the last line. */
export class Runner {
  #passed = 0;
  #failed = 0;
  #env;

  constructor(env) {
    this.#env = env;
  }

  /** One command on the project's Node; true when it ended with 0. */
  step(title, args) {
    console.log(`\n▸ ${title}`);
    const started = Date.now();
    const { status } = spawnSync(NODE, args, { cwd: ROOT, env: this.#env, stdio: 'inherit' });
    const seconds = Math.round((Date.now() - started) / 1000);
    console.log(`  ${title}: ${status === 0 ? 'ok' : 'FAILED'} in ${seconds} s`);
    return status === 0;
  }

  /** A step that counts as one test. */
  check(title, args) {
    this.#add(title, this.step(title, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  }

  /** A command that writes a report. Without one it did not run: that is a failure, whatever its exit code. */
  suite(title, args, report, count) {
    rmSync(report, { force: true });
    const ok = this.step(title, args);
    const counts = existsSync(report) ? count(readFileSync(report, 'utf8')) : { passed: 0, failed: 1 };
    this.#add(title, ok ? counts : { passed: counts.passed, failed: Math.max(counts.failed, 1) });
  }

  /** Something that could not even begin. */
  fail(title) {
    this.#add(title, { passed: 0, failed: 1 });
  }

  /** Prints the counts and sets the exit code. */
  finish() {
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    process.exitCode = this.#failed === 0 ? 0 : 1;
  }

  #add(title, { passed, failed }) {
    this.#passed += passed;
    this.#failed += failed;
    if (failed > 0) console.log(`${title}: ${failed} failed`);
  }
}
