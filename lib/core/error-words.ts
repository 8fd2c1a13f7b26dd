import type { AppError, ErrorCode, ErrorDetails } from './errors';

/** An error in a person's words: what failed, the likely cause, and one next step. */
export interface ErrorWords {
  readonly title: string;
  readonly cause: string;
  readonly nextStep: string;
}

type Say = (details: ErrorDetails) => ErrorWords;

function text(details: ErrorDetails, key: string, otherwise: string): string {
  const value = details[key];
  return value === undefined || value === '' ? otherwise : String(value);
}

function words(title: string, cause: string, nextStep: string): ErrorWords {
  return { title, cause, nextStep };
}

const pod = (d: ErrorDetails) =>
  d['pod'] === undefined ? 'the pod' : `pod ${d['namespace'] ?? ''}${d['namespace'] ? '/' : ''}${d['pod']}`;

const REQUEST: Record<
  | 'bad-request'
  | 'unauthorized'
  | 'forbidden-origin'
  | 'not-found'
  | 'too-large'
  | 'busy'
  | 'cancelled'
  | 'internal',
  Say
> = {
  'bad-request': (d) =>
    words(
      'The request is not valid',
      text(d, 'what', 'A value in it has the wrong form.'),
      'Go back, or open the page again from the rail.',
    ),
  unauthorized: () =>
    words(
      'This browser is not signed in',
      'The start-up token is missing or belongs to an earlier start.',
      'Open the URL that gatescope printed when it started.',
    ),
  'forbidden-origin': () =>
    words(
      'The request came from another site',
      'Gatescope answers only its own pages.',
      'Open Gatescope in its own tab.',
    ),
  'not-found': (d) =>
    words(
      'Not found',
      `${text(d, 'what', 'It')} does not exist here.`,
      'Check the link, or choose another source.',
    ),
  'too-large': (d) =>
    words(
      'The answer is too large',
      `It passed the limit of ${text(d, 'limit', 'this server')}.`,
      'Raise the limit, or capture a part of it into a file and open that.',
    ),
  busy: () =>
    words('Too much at once', 'Every slot for reading from pods is taken.', 'Try again in a few seconds.'),
  cancelled: () =>
    words('Cancelled', 'The reading was stopped before it was done.', 'Retry when you want it.'),
  internal: (d) =>
    d['what'] === 'server-gone'
      ? words(
          'Gatescope does not answer',
          'Its process has stopped, or the machine slept.',
          'Start it again in the terminal, then retry.',
        )
      : words(
          'Something broke inside Gatescope',
          'This is a bug, not a fault of your cluster.',
          'Retry; report it with the request id if it stays.',
        ),
};

const KUBE: Record<
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
      'Choose another context, or open a config_dump file.',
    ),
};

const ADMIN: Record<
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
      `Nothing within ${text(d, 'seconds', '20')} s. Envoy builds a dump whole before its first byte.`,
      'Retry; a large dump can take longer on a busy Envoy.',
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
  'not-envoy': () =>
    words(
      'This is not an Envoy admin',
      'Something else answered on that port.',
      'Check the port; Istio’s default is 15000.',
    ),
};

const DATA: Record<
  Extract<
    ErrorCode,
    `dump-${string}` | `file-${string}` | `upload-${string}` | `snapshot-${string}` | `resource-${string}`
  >,
  Say
> = {
  'dump-not-json': (d) =>
    words(
      'This is not JSON',
      text(d, 'reason', 'It cannot be parsed.'),
      'Save the answer of /config_dump as it is, and open that.',
    ),
  'dump-truncated': (d) =>
    words(
      'The file ends too early',
      `It stops in the middle of a value after ${text(d, 'bytes', 'some')} bytes. Nothing of it is shown, so that half is not taken for whole.`,
      'Fetch it again; check the free disk space.',
    ),
  'dump-not-understood': (d) =>
    words(
      'This is not a config_dump',
      `It looks like ${text(d, 'looksLike', 'something else')}.`,
      'Open the answer of /config_dump or istioctl proxy-config all -o json.',
    ),
  'dump-too-deep': (d) =>
    words(
      'The document is nested too deeply',
      `Deeper than ${text(d, 'limit', '200')} levels; Envoy never writes that.`,
      'Check where the file comes from.',
    ),
  'file-unreadable': (d) =>
    words(
      'The file cannot be read',
      `${text(d, 'path', 'It')}: ${text(d, 'reason', 'unknown reason')}.`,
      'Check the path and its permissions.',
    ),
  'upload-mismatch': (d) =>
    words(
      'The upload did not arrive whole',
      text(d, 'reason', 'Bytes and checksum do not agree.'),
      'Drop the file again.',
    ),
  'snapshot-gone': () =>
    words(
      'This snapshot was closed',
      'It made room for newer ones, or Gatescope was restarted.',
      'Reload to read the source again.',
    ),
  'resource-gone': (d) =>
    words(
      'Not in this snapshot',
      `${text(d, 'what', 'The resource')} does not exist in it; the configuration may have changed.`,
      'Close the panel and pick it from the list.',
    ),
};

const WORDS: Record<ErrorCode, Say> = { ...REQUEST, ...KUBE, ...ADMIN, ...DATA };

/** Words for an error. Total: every code has a sentence and a next step (checked by the type and a test). */
export function explainError(error: AppError): ErrorWords {
  return WORDS[error.code](error.details);
}
