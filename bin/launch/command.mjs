import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
const CLI = new URL('../../dist/cli.mjs', import.meta.url);

/** What the command line is built for and tested on; an older one starts the Node that the package brings. */
const NODE_MAJOR = 24;
const SOURCE_FAILED = 3;

const nodeMajor = () => Number(process.versions.node.split('.')[0]);
const isNewEnough = () => nodeMajor() >= NODE_MAJOR;

/** Installs and builds what the command line needs, when it is not there. */
async function prepare(needsNode) {
  const { buildCommandLine, install, NODE } = await import('./prepare.mjs');
  if (!existsSync(CLI) || (needsNode && !existsSync(NODE))) await install();
  if (!existsSync(CLI)) await buildCommandLine();
  return NODE;
}

/** Runs the same command line on another Node; answers its exit code. */
async function runOn(node, args) {
  const { spawn } = await import('node:child_process');
  const child = spawn(node, [fileURLToPath(new URL('../gatescope', import.meta.url)), ...args], {
    stdio: 'inherit',
  });
  // Ctrl-C reaches both: this one waits for what the other says.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('exit', (code, signal) => done(signal === null ? code : SOURCE_FAILED));
  });
}

/** The list commands, which read a dump once and print it (lib/cli/commands.ts). */
const isList = (command) => /^(listeners|routes|clusters|endpoints|secrets)$/.test(command ?? '');

/**
 * A command lives for a second. Compiled code is kept beside the command line, where only who may change that can
 * write; without the right to write there, nothing is kept. Several threads for the small heap cost more than they
 * give, and room that the heap grows into stays. Lists are done before the slowest of the compilers pays; a search may
 * go through megabytes with one expression.
 */
function prepareEngine([command]) {
  module.enableCompileCache(fileURLToPath(new URL('../../dist/compiled', import.meta.url)));
  // Another version may know other flags, and would say so.
  if (nodeMajor() !== NODE_MAJOR) return;
  setFlagsFromString('--single-threaded-gc');
  setFlagsFromString('--semi-space-growth-factor=1');
  if (isList(command)) setFlagsFromString('--no-turbofan');
}

async function run(args) {
  const isNew = isNewEnough();
  if (!isNew || !existsSync(CLI)) {
    const node = await prepare(!isNew);
    if (!isNew) return runOn(node, args);
  }
  prepareEngine(args);
  const { main } = await import(CLI.href);
  return main(args, ROOT);
}

/**
 * A command: no dashboard, no check of the build beyond its being there. Ends the process at once: there is nothing
 * to wait for, and taking apart what was read takes time.
 * @param {readonly string[]} args
 */
export async function main(args) {
  try {
    process.exit(await run(args));
  } catch (error) {
    console.error(`gatescope: ${error.message}`);
    process.exit(SOURCE_FAILED);
  }
}
