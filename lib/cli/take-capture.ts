import { AppFailure, fail } from '@/lib/core/errors';
import { demoSource } from '@/lib/server/demo-source';
import type { Capture } from '@/lib/snapshot/capture';
import type { CaptureOptions, Source } from '@/lib/snapshot/source';
import { UsageError } from './arguments';
import { askConsent, canAsk } from './ask-consent';
import { chooseProxy } from './choose-proxy';
import type { LiveSource } from './live-source';
import type { PodChoice, SourceChoice } from './source-choice';
import { type Say, SourceFailure } from './words';

/** A place that is not a file of the caller. */
export type RemoteChoice = Exclude<SourceChoice, { kind: 'file' }>;

const never = (): CaptureOptions => ({ signal: new AbortController().signal, onProgress: () => {} });

/** How much of a dump is asked for. */
export type Wanted = Pick<CaptureOptions, 'scope' | 'further'>;

/** The id of the Envoy that is meant. Throws `UsageError` when it cannot be known, `AppFailure` `not-found`. */
async function proxyId(source: Source, choice: PodChoice, say: Say): Promise<string> {
  const { namespace, pod } = choice;
  if (namespace !== null && pod !== null) return `${namespace}/${pod}`;
  const { proxies } = await source.list(never().signal);
  const chosen = chooseProxy(proxies, choice);
  if (chosen.kind === 'several') throw new UsageError(chosen.lines.join('\n'));
  if (chosen.kind === 'none') throw new SourceFailure(chosen.line);
  if (chosen.others > 0)
    say(`Reading ${chosen.id}, one of ${chosen.others + 1} replicas; --pod chooses another.`);
  return chosen.id;
}

async function captureFrom(source: Source, choice: RemoteChoice, wanted: Wanted, say: Say): Promise<Capture> {
  const id = choice.kind === 'url' ? '-' : await proxyId(source, choice, say);
  return source.capture(id, { ...never(), ...wanted });
}

/** Runs once more when the credential plugin of the context was allowed by the person at the terminal. */
async function withConsent<T>({ allow }: LiveSource, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof AppFailure) || error.error.code !== 'exec-needs-consent' || !canAsk()) throw error;
    const { context, command, hash } = error.error.details;
    if (!(await askConsent(String(context), String(command))) || !allow(String(hash))) throw error;
    return run();
  }
}

async function liveSource(choice: RemoteChoice, root: string, say: Say): Promise<LiveSource> {
  if (choice.kind === 'demo') {
    const source = demoSource(root, true);
    return { source, allow: () => false, close: () => Promise.resolve() };
  }
  const live = await import('./live-source');
  return choice.kind === 'url' ? live.urlSource(choice.url) : live.contextSource(choice, say);
}

/**
 * Captures one Envoy of a cluster, at an admin URL or of the demo. Throws `AppFailure`, and `UsageError` when it
 * cannot be known which Envoy is meant.
 * @param root folder of the package
 */
export async function takeCapture(
  choice: RemoteChoice,
  wanted: Wanted,
  root: string,
  say: Say,
): Promise<Capture> {
  const live = await liveSource(choice, root, say);
  try {
    const { error } = live.source.summary;
    if (error !== null) fail(error.code, error.details);
    return await withConsent(live, () => captureFrom(live.source, choice, wanted, say));
  } finally {
    await live.close();
  }
}
