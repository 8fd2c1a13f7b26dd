import { explainError } from '@/lib/core/error-words';
import type { AppError, ErrorCode } from '@/lib/core/errors';
import { visibleText } from '@/lib/core/visible-text';

/** What to do next in a terminal, where the words of the dashboard speak of its pages. */
const NEXT_STEPS: { readonly [Code in ErrorCode]?: string } = {
  'bad-request': 'See gatescope --help.',
  'not-found': 'Check the name.',
  'context-unknown': 'See kubectl config get-contexts.',
  'exec-needs-consent': 'Run this in a terminal to be asked, or allow it with --exec-allow.',
  'pod-gone': 'Choose another --pod.',
  'pod-replaced': 'Run it again, or choose another --pod.',
  'no-gateway-pods': 'Name a pod with --namespace and --pod, or read a config_dump with --file.',
  'cluster-unreachable': 'Check the VPN and the cluster, then retry; or choose another --context.',
  'dump-not-json': 'Save the answer of /config_dump as it is, and read that.',
  'dump-not-understood': 'Read the answer of /config_dump or istioctl proxy-config all -o json.',
  cancelled: 'Run it again.',
  internal: 'Run it again with --verbose, and report what it says.',
};

const FILE_REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is no folder',
  EMFILE: 'too many files are open',
};

function plainReason(error: AppError): AppError {
  const words = FILE_REASONS[String(error.details['reason'])];
  if (error.code !== 'file-unreadable' || words === undefined) return error;
  return { ...error, details: { ...error.details, reason: words } };
}

/** An error on one line: what failed, the likely cause, the next step. */
export function errorLine(error: AppError): string {
  const { title, cause, nextStep } = explainError(plainReason(error));
  return visibleText(`${title}: ${cause} ${NEXT_STEPS[error.code] ?? nextStep}`);
}

/** A line on standard error. Its reader may be gone: that is no reason to fail. */
export type Say = (line: string) => void;

/** Why a source cannot be read, in words, where no code says it. */
export class SourceFailure extends Error {}
