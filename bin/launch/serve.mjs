import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';
import { UsageError } from './options.mjs';
import { NODE, ROOT } from './prepare.mjs';

const DEFAULT_PORT = 8150;
const READY_TIMEOUT_MS = 60_000;

/** The port if it can be taken on that host, else null. Port 0 gives a free one. */
function tryPort(host, port) {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(null));
    probe.listen({ host, port, exclusive: true }, () => {
      const taken = probe.address().port;
      probe.close(() => done(taken));
    });
  });
}

async function choosePort(host, wanted) {
  if (wanted !== undefined) {
    const port = await tryPort(host, wanted);
    if (port === null)
      throw new UsageError(`--port ${wanted} is in use on ${host}. Choose another, or 0 for a free one.`);
    return port;
  }
  for (let port = DEFAULT_PORT; port < DEFAULT_PORT + 20; port += 1) {
    if ((await tryPort(host, port)) !== null) return port;
  }
  return tryPort(host, 0);
}

async function isUp(host, port) {
  const name = host === '::1' ? '[::1]' : host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  try {
    const response = await fetch(`http://${name}:${port}/api/health`, { signal: AbortSignal.timeout(2000) });
    return response.status < 500;
  } catch {
    return false;
  }
}

async function waitUntilUp(child, host, port) {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (child.exitCode === null && Date.now() < deadline) {
    if (await isUp(host, port)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(
    child.exitCode === null
      ? 'The server did not answer within 60 s.'
      : 'The server ended while starting; its messages stand above.',
  );
}

/** Ctrl-C reaches the whole process group; other signals are passed on. The exit code is the server's. */
function tieLives(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
  }
  child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 0));
}

/** Starts the server on its own Node, prints the URL when it answers, and stays with it. */
export async function serve({
  host,
  port: wanted,
  token = randomBytes(32).toString('base64url'),
  env,
  version,
  open,
}) {
  const port = await choosePort(host, wanted);
  const child = spawn(
    NODE,
    [join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next'), 'start', '-H', host, '-p', String(port)],
    {
      cwd: ROOT,
      // The channel closes when this process ends, however it ends; the server then stops by itself.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        ...process.env,
        ...env,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        // Next would exit before streams and workers are closed.
        NEXT_MANUAL_SIG_HANDLE: 'true',
        GATESCOPE_ROOT: ROOT,
        GATESCOPE_LISTEN_HOST: host,
        GATESCOPE_LISTEN_PORT: String(port),
        GATESCOPE_TOKEN: token,
        GATESCOPE_VERSION: version,
      },
    },
  );
  tieLives(child);
  try {
    await waitUntilUp(child, host, port);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  const name = host.includes(':') ? `[${host}]` : host;
  const url = `http://${name}:${port}/?t=${encodeURIComponent(token)}`;
  console.log(`Gatescope: ${url}`);
  if (open) openBrowser(url);
}
