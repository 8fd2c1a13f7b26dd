import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { helpText, readOptions, UsageError } from './options.mjs';
import { build, install, ROOT } from './prepare.mjs';
import { serve } from './serve.mjs';
import { sourceEnv, tokenFromFile } from './sources.mjs';

const version = () => JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version;

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1']);

/** Everything that can be wrong with the options is said before anything is installed or started. */
function plan(args) {
  const options = readOptions(args, process.env);
  if (options.help || options.version) return { options };
  const host = options.host ?? '127.0.0.1';
  const token = options['token-file'] === undefined ? undefined : tokenFromFile(options['token-file']);
  if (!LOOPBACK.has(host) && token === undefined) {
    throw new UsageError(
      `--host ${host} can be reached by others, so it needs a token that you chose: add --token-file FILE.`,
    );
  }
  const port = options.port === undefined ? undefined : Number(options.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new UsageError(`--port: ${options.port} is not a port.`);
  }
  return { options, host, port, token, env: sourceEnv(options) };
}

/** @param {readonly string[]} args */
export async function main(args) {
  try {
    if (Number(process.versions.node.split('.')[0]) < 18)
      throw new UsageError('Gatescope needs Node 18 or newer to start.');
    const { options, ...rest } = plan(args);
    if (options.help) return console.log(helpText());
    if (options.version) return console.log(version());
    await install();
    await build();
    await serve({ ...rest, version: version(), open: options['no-open'] !== true });
  } catch (error) {
    const isUsage = error instanceof UsageError;
    console.error(`gatescope: ${error.message}${isUsage ? '\nSee gatescope --help.' : ''}`);
    process.exitCode = isUsage ? 2 : 1;
  }
}
