'use client';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { type CopyItem, CopyMenu } from '@/components/data/copy-menu';
import { Panel } from '@/components/data/panel';
import { Chip } from '@/components/ui/chip';
import { Note } from '@/components/ui/note';
import { Status } from '@/components/ui/status';
import { commandsFor } from '@/lib/commands/commands';
import { commandTarget } from '@/lib/commands/target';
import type { AttachmentMap } from '@/lib/istio/map-model';
import type { ObjectRef } from '@/lib/istio/model';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import type { Page } from '@/lib/url/params';
import { wholeLink } from '@/lib/url/params';
import { pairRows } from './map-rows';
import { kindWords } from './origin-link';
import { GatewayFacts, ServiceFacts, WorkloadFacts } from './panel-facts';
import { RouteFacts } from './panel-route';
import { serviceState, stateWord } from './route-state';
import { useTargetHref } from './use-map-state';

export interface MapPanelProps {
  readonly map: AttachmentMap;
  readonly info: SnapshotInfo;
  readonly selected: string;
  readonly onSelect: (id: string | null) => void;
}

interface Shown {
  readonly ref: ObjectRef;
  readonly state: ReactNode;
  /** Where Envoy shows what became of it; words when Envoy has nothing of it. */
  readonly link: { readonly page: Page; readonly q: string; readonly label: string } | string | null;
  readonly body: ReactNode;
}

/** The selected object: what it is attached to and why not, its rules, servers or endpoints. */
export function MapPanel({ map, info, selected, onSelect }: MapPanelProps) {
  const href = useTargetHref();
  const shown = lookUp(map, selected, onSelect);
  const close = () => {
    onSelect(null);
    document
      .querySelector<HTMLElement>(`[data-id="${CSS.escape(selected)}"]`)
      ?.focus({ preventScroll: true });
  };
  if (shown === null) {
    return (
      <Panel label="Selection" title={selected} onClose={close}>
        <Note kind="info" className="m-4">
          This object is not on the map. It may be gone, or hidden by the filter.
        </Note>
      </Panel>
    );
  }
  const { ref, state, link, body } = shown;
  const name = `${ref.namespace}/${ref.name}`;
  return (
    <Panel
      label={`${kindWords(ref.kind)} ${name}`}
      kind={<Chip tone="line">{kindWords(ref.kind)}</Chip>}
      title={name}
      subtitle={state}
      onClose={close}
      actions={
        <>
          {typeof link === 'string' ? (
            <span className="mut sm">{link}</span>
          ) : link === null ? null : (
            <Link className="btn sm" prefetch={false} href={href(link.page, { q: link.q })}>
              {link.label}
            </Link>
          )}
          <CopyMenu small takesC items={copyItems(name, ref, info)} />
        </>
      }
    >
      {body}
    </Panel>
  );
}

/** Link, name, command: the order of every copy menu. */
function copyItems(name: string, ref: ObjectRef, info: SnapshotInfo): readonly CopyItem[] {
  const commands = commandsFor({ show: 'object', ref }, commandTarget(info.origin));
  return [
    { label: 'Link', value: () => wholeLink(location.href), icon: 'link' },
    { label: 'Name', value: name },
    ...commands.map(({ label, text }, i) => ({
      label,
      value: text,
      icon: 'admin' as const,
      shown: true,
      divided: i === 0,
    })),
  ];
}

function lookUp(map: AttachmentMap, selected: string, onSelect: (id: string) => void): Shown | null {
  const route = map.routes.find(({ id }) => id === selected);
  if (route !== undefined) {
    const [worst] = pairRows({ ...map, routes: [route] });
    const isInEnvoy = route.attachments.some(({ state }) => state !== 'not-attached');
    return {
      ref: route.ref,
      state:
        worst === undefined ? (
          <Status kind="info" label="Serves sidecars only" />
        ) : (
          <Status kind={worst.state} label={stateWord(worst)} />
        ),
      link: isInEnvoy
        ? { page: '/routes', q: `${route.ref.namespace}/${route.ref.name}`, label: 'Routes in Envoy' }
        : 'Not in any gateway’s Envoy',
      body: <RouteFacts route={route} map={map} onSelect={onSelect} />,
    };
  }
  const gateway = map.gateways.find(({ id }) => id === selected);
  if (gateway !== undefined) {
    const [server] = gateway.servers;
    return {
      ref: gateway.ref,
      state:
        gateway.workloadIds.length === 0 ? (
          <Status kind="err" label="No pod" />
        ) : (
          <Status kind="ok" label="On gateway pods" />
        ),
      link:
        server === undefined
          ? null
          : { page: '/listeners', q: String(server.targetPort ?? server.port), label: 'Listeners' },
      body: <GatewayFacts gateway={gateway} map={map} onSelect={onSelect} />,
    };
  }
  return lookUpEnds(map, selected, onSelect);
}

/** The outer columns: pods and services. */
function lookUpEnds(map: AttachmentMap, selected: string, onSelect: (id: string) => void): Shown | null {
  const service = map.services.find(({ id }) => id === selected);
  if (service !== undefined) {
    const state = serviceState(service);
    const word = service.exists ? (state === 'ok' ? 'Exists' : 'No ready endpoint') : 'Missing';
    return {
      ref: { kind: 'Service', namespace: service.namespace, name: service.name },
      state: <Status kind={state} label={word} />,
      link: { page: '/clusters', q: service.host, label: 'Clusters' },
      body: <ServiceFacts service={service} map={map} onSelect={onSelect} />,
    };
  }
  const workload = map.workloads.find(({ id }) => id === selected);
  if (workload === undefined) return null;
  return {
    ref: { kind: 'Workload', namespace: workload.namespace, name: workload.name },
    state: null,
    link: { page: '/listeners', q: '', label: 'Listeners' },
    body: <WorkloadFacts workload={workload} map={map} onSelect={onSelect} />,
  };
}
