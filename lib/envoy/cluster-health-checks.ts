import { configSettings, settingsOf } from './cluster-setting-list';
import type { HealthCheck } from './cluster-settings-model';
import type { Raw } from './raw';

const MESSAGE = 'envoy.config.core.v3.HealthCheck';

const KINDS = [
  ['http', 'http_health_check', 'path'],
  ['tcp', 'tcp_health_check', ''],
  ['grpc', 'grpc_health_check', 'service_name'],
  ['custom', 'custom_health_check', 'name'],
] as const;

/** config.core.v3.HealthCheck; one whose kind is not known keeps its settings, and leaves a notice. */
export function readHealthCheck(raw: Raw): HealthCheck {
  const found = KINDS.find(([, field]) => raw.has(field));
  if (found === undefined) {
    raw.notices.add('unknown-field', () => raw.pointer, 'health_checker');
    return { kind: 'unknown', target: '', settings: settingsOf(raw, MESSAGE) };
  }
  const [kind, field, target] = found;
  const checker = raw.at(field);
  const own =
    kind === 'custom'
      ? configSettings(checker.at('typed_config'))
      : settingsOf(checker, `${MESSAGE}.${checkerMessage(kind)}`, (name) => name !== target);
  return {
    kind,
    target: target === '' ? '' : checker.text(target),
    settings: [...settingsOf(raw, MESSAGE, (name) => name !== field), ...own],
  };
}

function checkerMessage(kind: 'http' | 'tcp' | 'grpc'): string {
  return { http: 'HttpHealthCheck', tcp: 'TcpHealthCheck', grpc: 'GrpcHealthCheck' }[kind];
}
