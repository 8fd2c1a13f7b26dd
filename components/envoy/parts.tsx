'use client';
import type { ReactNode } from 'react';
import { mapIdOf, OriginLink } from '@/components/istio/origin-link';
import { Status } from '@/components/ui/status';
import type { Origin, RowState } from '@/lib/answers/common-types';
import type { ObjectRef } from '@/lib/istio/model';
import { type HrefOf, useHref } from './links';
import { stateWords } from './words/state-words';

/** Where an object is shown: on the map, or, for a DestinationRule, beside the clusters that it shapes. */
export function objectHref(href: HrefOf, subject: ObjectRef): string {
  const sel = mapIdOf(subject);
  return sel === null
    ? href('/clusters', { q: `${subject.kind} ${subject.namespace}/${subject.name}` })
    : href('/map', { sel });
}

/** The origin of a row, linked to the map. */
export function RowOrigin({ origin, className }: { readonly origin: Origin; readonly className?: string }) {
  const href = useHref();
  return (
    <OriginLink
      origin={origin}
      hrefOf={(subject) => objectHref(href, subject)}
      {...(className === undefined ? {} : { className })}
    />
  );
}

/** The mark of a row, its word hidden from the eye only where all is well. */
export function RowStatus({ state }: { readonly state: RowState }) {
  const { kind, word, effect } = stateWords(state);
  return (
    <span title={effect === '' ? undefined : effect}>
      <Status kind={kind} label={word} quiet={kind === 'ok'} />
    </span>
  );
}

/** The version of an xDS resource; static ones and those of a bare Envoy have none. */
export function versionOf(version: string | null): ReactNode {
  return version === null || version === '' ? muted('no version') : mono(version);
}

/** A name as Envoy or Kubernetes prints it. */
export function mono(text: string): ReactNode {
  return <span className="mono">{text}</span>;
}

/** A name for display: Envoy may leave it empty, and a link without text cannot be hit. */
export function named(text: string): string {
  return text === '' ? '(no name)' : text;
}

/** A word where there is nothing. */
export function muted(text: string): ReactNode {
  return <span className="mut font-ui text-12">{text}</span>;
}
