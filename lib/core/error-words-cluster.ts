import { type Say, text, words } from './error-phrases';
import type { ErrorCode, ErrorDetails } from './errors';

const pod = (d: ErrorDetails) =>
  d['pod'] === undefined ? 'the pod' : `pod ${d['namespace'] ?? ''}${d['namespace'] ? '/' : ''}${d['pod']}`;

/** kubeconfig, credentials and the API server. */
export const KUBERNETES_WORDS: Record<
  Extract<
    ErrorCode,
    | `kubeconfig-${string}`
    | `context-${string}`
    | `auth-${string}`
    | `exec-${string}`
    | `cluster-${string}`
    | 'no-gateway-pods'
  >,
  Say
> = {
  'kubeconfig-unreadable': (d) =>
    words(
      'The kubeconfig cannot be read',
      `${text(d, 'path', 'The file')}: ${text(d, 'reason', 'it is not valid YAML')}.`,
      'Pass another file with --kubeconfig, or use --demo.',
    ),
  'context-unknown': (d) =>
    words(
      `No context ${text(d, 'context', '')}`.trim(),
      'The kubeconfig has no context of that name.',
      'Choose one of its contexts in the source picker.',
    ),
  'auth-provider-refused': (d) =>
    words(
      `auth-provider ${text(d, 'provider', '')} is not supported`.replace('  ', ' '),
      'Kubernetes removed it; it would run commands of the kubeconfig through a shell.',
      `Use ${text(d, 'replacement', 'an exec credential plugin')} instead.`,
    ),
  'exec-needs-consent': (d) =>
    words(
      'This context runs a command to sign in',
      text(d, 'command', 'An exec credential plugin'),
      'Allow it once here, or start with --exec-allow.',
    ),
  'exec-failed': (d) =>
    words(
      'The credential plugin failed',
      `${text(d, 'command', 'The command')}: ${text(d, 'reason', 'it ended without a credential')}.`,
      text(d, 'installHint', 'Run the command in a terminal to see its own message.'),
    ),
  'cluster-unreachable': (d) =>
    words(
      `Cannot reach ${text(d, 'server', 'the API server')}`,
      `The connection failed: ${text(d, 'reason', 'no answer')}.`,
      'Check the VPN and the cluster, then retry; or choose another context.',
    ),
  'cluster-timeout': (d) =>
    words(
      `${text(d, 'server', 'The API server')} does not answer`,
      `No answer within ${text(d, 'seconds', '10')} s.`,
      'Check the VPN and the cluster, then retry.',
    ),
  'cluster-tls': (d) =>
    words(
      `TLS to ${text(d, 'server', 'the API server')} failed`,
      text(d, 'reason', 'The certificate is not trusted.'),
      'Check certificate-authority of this cluster in the kubeconfig.',
    ),
  'cluster-unauthorized': () =>
    words(
      'The cluster refuses this credential',
      'The token or certificate is missing or has expired (401).',
      'Sign in to the cluster again, then retry.',
    ),
  'cluster-forbidden': (d) =>
    words(
      `No permission to ${text(d, 'verb', 'read')} ${text(d, 'resource', 'this resource')}`,
      `RBAC refuses verb ${text(d, 'verb', 'list')} on ${text(d, 'resource', 'it')}${d['namespace'] ? ` in namespace ${d['namespace']}` : ''}.${d['readInstead'] ? ` Only namespace ${d['readInstead']} was read.` : ''}`,
      'Ask for the ClusterRole in the guide, or choose a context that has it.',
    ),
  'cluster-error': (d) =>
    words(
      `The API server answered ${text(d, 'status', 'with an error')}`,
      text(d, 'reason', 'It gave no reason.'),
      'Retry; look at the health of the API server if it stays.',
    ),
  'no-gateway-pods': () =>
    words(
      'No gateway pod in this context',
      'No pod carries gateway labels and runs a proxy container.',
      'Choose a sidecar or another context in the source picker, or open a config_dump file.',
    ),
};

/** The port-forward and Envoy's admin interface. */
export const ADMIN_WORDS: Record<
  Extract<ErrorCode, `pod-${string}` | `portforward-${string}` | `admin-${string}` | 'not-envoy'>,
  Say
> = {
  'pod-gone': (d) =>
    words(
      'The pod is gone',
      `${pod(d)} was deleted or never existed.`,
      'Choose another pod in the source picker.',
    ),
  'pod-replaced': (d) =>
    words('The pod was replaced', `${pod(d)} now has another UID.`, 'Refresh the list and choose it again.'),
  'portforward-forbidden': (d) =>
    words(
      'No permission to port-forward',
      `RBAC refuses verb ${text(d, 'verb', 'get')} on pods/portforward${d['namespace'] ? ` in namespace ${d['namespace']}` : ''}. Both get and create are needed.`,
      `Ask for verb ${text(d, 'verb', 'get and create')} on pods/portforward, or open a config_dump file.`,
    ),
  'portforward-refused': (d) =>
    words(
      `Nothing listens on port ${text(d, 'port', '15000')}`,
      `${pod(d)} refused the connection${d['reason'] ? `: ${d['reason']}` : ''}.`,
      'Check that Envoy runs and that its admin port is right (proxyAdminPort).',
    ),
  'portforward-failed': (d) =>
    words(
      'The port-forward failed',
      text(d, 'reason', 'The API server or the node closed the connection.'),
      'Retry; another pod of the gateway may answer.',
    ),
  'admin-unreachable': (d) =>
    words(
      `Cannot reach ${text(d, 'url', 'Envoy’s admin')}`,
      `The connection failed: ${text(d, 'reason', 'no answer')}.`,
      'Check that Envoy runs and that --admin-url is right.',
    ),
  'admin-timeout': (d) =>
    words(
      'Envoy did not answer in time',
      `Not done within ${text(d, 'seconds', '20')} s. Envoy builds a dump whole before its first byte.`,
      d['flag'] === undefined
        ? 'Retry; a large dump can take longer on a busy Envoy.'
        : `Retry, or start Gatescope with a larger ${text(d, 'flag', '')} (seconds). Listeners, Secrets, Bootstrap and Admin need less and open without it.`,
    ),
  'admin-truncated': (d) =>
    words(
      'Envoy’s answer was cut',
      `The connection ended after ${text(d, 'bytes', 'some')} bytes, before the end of the answer.`,
      'Retry; the part that came was discarded.',
    ),
  'admin-forbidden-path': (d) =>
    words(
      'This Envoy forbids the request',
      `Its bootstrap allows only some admin paths (admin.allow_paths); ${text(d, 'path', 'this one')} is not among them.`,
      'This is Envoy’s own answer, not RBAC. Use a config_dump file instead.',
    ),
  'admin-not-offered': (d) =>
    words(
      'This Envoy does not have it',
      `It answered ${text(d, 'path', 'the request')} with ${text(d, 'status', '404')}: its version or build lacks this admin path.`,
      'Its /help lists what it has.',
    ),
  'not-envoy': (d) => {
    if (d['runs'] === 'ztunnel')
      return words(
        'ztunnel is not Envoy',
        `${pod(d)} runs ztunnel: it has no listeners, routes or clusters of Envoy’s, and no admin interface like it.`,
        'Look at it with istioctl ztunnel-config, or choose a waypoint, a sidecar or a gateway.',
      );
    // Of a file there is no port to check: its reader only knows that a web page stands in it.
    return d['looksLike'] === 'HTML'
      ? words(
          'This is a web page, not an Envoy config_dump',
          'It begins like HTML: perhaps the page of a login or of a proxy was saved in its place.',
          'Fetch /config_dump from the admin port of Envoy itself; Istio’s default is 15000.',
        )
      : words(
          'This is not an Envoy admin',
          'Something else answered on that port.',
          'Check the port; Istio’s default is 15000.',
        );
  },
};
