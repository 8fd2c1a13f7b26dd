import type { JsonCursor } from './json-cursor';
import { KIND } from './kinds';
import type { DestinationRule, Gateway, GatewayServer } from './model';
import { readMeta } from './read-meta';

/** networking.istio.io Gateway */
export function readGateway(item: JsonCursor): Gateway {
  const spec = item.at('spec');
  const selector = spec.at('selector');
  return {
    meta: readMeta(item, KIND.gateway),
    selector: selector.present ? selector.textMap() : null,
    servers: spec.at('servers').objects().map(readServer),
  };
}

/** networking.istio.io Server. The TLS mode that proto gives by default is PASSTHROUGH (gateway.proto, value 0). */
function readServer(server: JsonCursor): GatewayServer {
  const port = server.at('port');
  const tls = server.at('tls');
  return {
    port: {
      number: port.at('number').number(),
      name: port.at('name').text(),
      protocol: port.at('protocol').text(),
    },
    hosts: server.at('hosts').texts(),
    bind: server.at('bind').text() || null,
    tls: tls.isObject
      ? {
          mode: tls.at('mode').text('PASSTHROUGH'),
          credentialName:
            tls.at('credentialName').text() || (tls.at('credentialNames').texts()[0] ?? null) || null,
          httpsRedirect: tls.at('httpsRedirect').flag(),
        }
      : null,
  };
}

/** networking.istio.io DestinationRule */
export function readDestinationRule(item: JsonCursor): DestinationRule {
  const spec = item.at('spec');
  return {
    meta: readMeta(item, KIND.destinationRule),
    host: spec.at('host').text(),
    subsets: spec
      .at('subsets')
      .objects()
      .map((subset) => ({ name: subset.at('name').text(), labels: subset.at('labels').textMap() })),
  };
}

/** Hosts of a networking.istio.io ServiceEntry, each with the namespace of its object. */
export function readServiceEntryHosts(
  item: JsonCursor,
): readonly { readonly host: string; readonly namespace: string }[] {
  const namespace = item.at('metadata').at('namespace').text();
  return item
    .at('spec')
    .at('hosts')
    .texts()
    .map((host) => ({ host, namespace }));
}
