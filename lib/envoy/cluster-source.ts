import type { Raw } from './raw';

/** config.core.v3.ConfigSource: where a resource is asked for, in a few words. */
export function sourceText(source: Raw): string {
  if (source.has('ads')) return 'ADS';
  const file = source.at('path_config_source').text('path') || source.text('path');
  if (file !== '') return `file ${file}`;
  if (source.has('self')) return 'the server of the parent resource';
  const api = source.at('api_config_source');
  if (api.object === null) return 'not said';
  return `${api.text('api_type') || 'API'} from ${serversOf(api).join(', ') || 'an unnamed server'}`;
}

function serversOf(api: Raw): readonly string[] {
  const services = api.at('grpc_services').objects();
  const named = services.map(
    (service) =>
      service.at('envoy_grpc').text('cluster_name') || service.at('google_grpc').text('target_uri'),
  );
  return [...named, ...api.texts('cluster_names')].filter((name) => name !== '');
}
