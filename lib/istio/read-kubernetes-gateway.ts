import type { JsonCursor } from './json-cursor';
import { KIND } from './kinds';
import type { KubernetesGateway } from './model';
import { readMeta } from './read-meta';

type Listener = KubernetesGateway['listeners'][number];

/** gateway.networking.k8s.io Gateway, with the defaults of its CRD (`allowedRoutes.namespaces.from: Same`). */
export function readKubernetesGateway(item: JsonCursor): KubernetesGateway {
  const meta = readMeta(item, KIND.kubernetesGateway);
  const spec = item.at('spec');
  return {
    meta,
    className: spec.at('gatewayClassName').text(),
    listeners: spec
      .at('listeners')
      .objects()
      .map((listener) => readListener(listener, meta.namespace)),
    addresses: spec
      .at('addresses')
      .objects()
      .filter((address) => address.at('type').text('IPAddress') === 'Hostname')
      .map((address) => address.at('value').text()),
  };
}

function readListener(listener: JsonCursor, namespace: string): Listener {
  const allowed = listener.at('allowedRoutes');
  const tls = listener.at('tls');
  return {
    name: listener.at('name').text(),
    port: listener.at('port').number(),
    protocol: listener.at('protocol').text(),
    hostname: listener.at('hostname').text() || null,
    allowedFrom: readFrom(allowed.at('namespaces').at('from')),
    allowedKinds: allowed
      .at('kinds')
      .objects()
      .map((kind) => kind.at('kind').text()),
    tlsMode: tls.isObject ? tls.at('mode').text('Terminate') : null,
    credentialName: credentialOf(tls, namespace),
  };
}

/** A value that this release does not know is treated as a selector: not evaluated, never taken as allowed. */
function readFrom(from: JsonCursor): Listener['allowedFrom'] {
  const value = from.text('Same');
  if (value === 'Same' || value === 'All' || value === 'Selector' || value === 'None') return value;
  from.note('unknown-type', value);
  return 'Selector';
}

function credentialOf(tls: JsonCursor, namespace: string): string | null {
  const ref = tls.at('certificateRefs').objects()[0];
  if (ref === undefined) return null;
  return `${ref.at('namespace').text() || namespace}/${ref.at('name').text()}`;
}
