import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from './options.mjs';

function readable(path, flag) {
  const full = resolve(path);
  try {
    accessSync(full, constants.R_OK);
  } catch {
    throw new UsageError(`${flag}: cannot read ${path}. Check the path and its permissions.`);
  }
  if (!statSync(full).isFile()) throw new UsageError(`${flag}: ${path} is not a file.`);
  return full;
}

function adminUrl(value) {
  if (value === undefined) return undefined;
  let url;
  try {
    url = new URL(value);
  } catch {
    throw new UsageError(`--admin-url: ${value} is not a URL. Example: http://127.0.0.1:15000`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new UsageError('--admin-url: only http and https.');
  if (url.username !== '' || url.password !== '')
    throw new UsageError('--admin-url: no user or password in the URL.');
  return url.origin;
}

const GATEWAY = /^(?:(\d{1,5})=)?((?:\[[0-9a-fA-F:.]+\])|[^\s,:/@=[\]]+):(\d{1,5})$/;
const isPort = (text) => Number(text) >= 1 && Number(text) <= 65_535;

/** `[LISTENER_PORT=]HOST:PORT` as `LISTENER_PORT=HOST:PORT`. Only these addresses are ever sent a request. */
function gatewayAddress(value) {
  const [, listener, host, port] = GATEWAY.exec(value) ?? [];
  if (port === undefined || !isPort(port) || !isPort(listener ?? port))
    throw new UsageError(
      `--gateway-address: ${value} is not HOST:PORT or LISTENER_PORT=HOST:PORT. Example: 8080=127.0.0.1:80`,
    );
  return `${listener ?? port}=${host}:${port}`;
}

/** A whole number between two others, as text; empty without the flag. */
function wholeNumber(value, flag, most) {
  if (value === undefined) return '';
  const number = /^\d{1,5}$/.test(value) ? Number(value) : 0;
  if (number < 1 || number > most)
    throw new UsageError(`${flag}: ${value} is not a whole number from 1 to ${most}.`);
  return String(number);
}

/** The variables that tell the server where to read from. Throws `UsageError`. */
export function sourceEnv(options) {
  const files = (options.file ?? []).map((path) => readable(path, '--file'));
  const url = adminUrl(options['admin-url']);
  const gateways = (options['gateway-address'] ?? []).map(gatewayAddress);
  if (gateways.length > 0 && url === undefined)
    throw new UsageError(
      '--gateway-address belongs to --admin-url: add that. Pods are reached by port-forward.',
    );
  return {
    // Without the flag the server looks where kubectl looks.
    GATESCOPE_KUBECONFIG_PATH:
      options.kubeconfig === undefined ? '' : readable(options.kubeconfig, '--kubeconfig'),
    GATESCOPE_CONTEXT: options.context ?? '',
    GATESCOPE_ADMIN_URL: url ?? '',
    GATESCOPE_GATEWAY_ADDRESSES: gateways.join(','),
    GATESCOPE_FILES: files.join('\n'),
    GATESCOPE_DEMO: options.demo === true ? '1' : '',
    GATESCOPE_MAX_DUMP_MIB: wholeNumber(options['max-dump-mib'], '--max-dump-mib', 2048),
    GATESCOPE_DUMP_TIMEOUT: wholeNumber(options['dump-timeout'], '--dump-timeout', 3600),
    GATESCOPE_EXEC_ALLOW: options['exec-allow'] ?? '',
    GATESCOPE_ALLOWED_HOSTS: (options['allowed-host'] ?? []).join(','),
  };
}

const TOKEN = /^[A-Za-z0-9._~+/=-]{16,512}$/;

/** A token from a file must be long enough to be one. */
export function tokenFromFile(path) {
  const token = readFileSync(readable(path, '--token-file'), 'utf8').trim();
  if (!TOKEN.test(token))
    throw new UsageError('--token-file: needs one line of 16 to 512 letters, digits or . _ ~ + / = -');
  return token;
}
