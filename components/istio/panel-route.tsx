'use client';
import { Kv } from '@/components/data/kv';
import { PanelSection } from '@/components/data/panel';
import { utcDateTime } from '@/components/shell/time-words';
import { Mid } from '@/components/ui/mid';
import { Status, StatusMark } from '@/components/ui/status';
import type { AttachmentMap, MapAttachment, MapRoute, MapRule, MapTarget } from '@/lib/istio/map-model';
import { type CheckStep, checkSteps } from './check-steps';
import { serviceName, targetText } from './map-rows';
import { Attached } from './panel-attached';
import { reasonWords } from './reason-words';
import { targetState } from './route-state';

interface Props {
  readonly route: MapRoute;
  readonly map: AttachmentMap;
  readonly onSelect: (id: string) => void;
}

/** Where a route is attached, why not where it is not, and its rules in match order. */
export function RouteFacts({ route, map, onSelect }: Props) {
  const gatewayOf = (id: string | null) => map.gateways.find((gateway) => gateway.id === id) ?? null;
  return (
    <>
      {route.attachments.map((attachment, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a route may ask for one Gateway twice, in an order that is fixed
        <PanelSection key={place} title={titleOf(attachment)}>
          {attachment.state === 'attached' ? (
            <Attached
              route={route}
              attachment={attachment}
              gateway={gatewayOf(attachment.gatewayId)}
              onSelect={onSelect}
            />
          ) : (
            <NotAttached route={route} attachment={attachment} />
          )}
        </PanelSection>
      ))}
      <PanelSection
        title={
          <>
            Rules <span className="mut font-normal">in match order</span>
          </>
        }
      >
        <Rules route={route} map={map} onSelect={onSelect} />
      </PanelSection>
      <PanelSection>
        <Kv
          mono
          entries={[
            ['Hosts', route.hosts.join(', ') || '*'],
            ['Asked for', route.attachments.map(({ asked }) => asked).join(', ') || 'mesh'],
            ['exportTo', route.badge === 'HR' ? null : route.exportTo.join(', ') || 'default of the mesh'],
            ['Created', route.createdAt === '' ? 'not known' : utcDateTime(route.createdAt)],
          ]}
        />
      </PanelSection>
    </>
  );
}

function titleOf({ state, asked }: MapAttachment): string {
  if (state === 'attached') return 'Attached to';
  const name = asked === '' ? '' : ` to ${asked}`;
  return state === 'unknown' ? `Not known whether attached${name}` : `Why it is not attached${name}`;
}

function NotAttached({
  route,
  attachment,
}: {
  readonly route: MapRoute;
  readonly attachment: MapAttachment;
}) {
  if (attachment.reason === null) return null;
  const { sentence, nextStep } = reasonWords(attachment.reason, route.badge);
  return (
    <>
      <ol className="map-rules">
        {checkSteps(attachment, route.badge).map((step) => (
          <Step key={step.name} step={step} why={sentence} />
        ))}
      </ol>
      <h4 className="lab mt-3">Next step</h4>
      <p className="sm">{nextStep}.</p>
    </>
  );
}

const STEP_WORDS = { ok: 'passed', off: 'not checked' } as const;

function Step({ step, why }: { readonly step: CheckStep; readonly why: string }) {
  const { name, state } = step;
  const isHere = state === 'err' || state === 'unk';
  return (
    <li>
      <span className={`st ${state}`}>
        <StatusMark kind={state} />
      </span>
      <span className="min-w-0">
        <b className="font-semibold">{name}</b>
        <span className={`block break-words ${isHere ? 'sec' : 'mut'}`}>
          {state === 'err' || state === 'unk' ? why : STEP_WORDS[state]}
        </span>
      </span>
    </li>
  );
}

/** Rules that are shown; the rest is said as a number. */
const MOST_RULES = 50;

function Rules({ route, map, onSelect }: Props) {
  const rest = route.rules.length - MOST_RULES;
  return (
    <ol className="map-rules">
      {route.rules.slice(0, MOST_RULES).map((rule, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules are told apart by their place alone
        <li key={place}>
          <span className="mut mono">{place + 1}</span>
          <div className="min-w-0">
            <Rule rule={rule} home={route.ref.namespace} map={map} onSelect={onSelect} />
          </div>
        </li>
      ))}
      {rest > 0 ? <li className="mut">and {rest} more</li> : null}
    </ol>
  );
}

const ANSWERS = {
  redirect: 'redirect',
  'direct-response': 'answered by Envoy',
  delegate: 'handed over to a delegate',
  none: 'no destination',
} as const;

interface RuleProps {
  readonly rule: MapRule;
  readonly home: string;
  readonly map: AttachmentMap;
  readonly onSelect: (id: string) => void;
}

function Rule({ rule, home, map, onSelect }: RuleProps) {
  const matches = rule.matches.length === 0 ? ['any request'] : rule.matches;
  return (
    <>
      {matches.map((match) => (
        <div key={match} className="mono break-words">
          {match}
        </div>
      ))}
      {rule.action === 'forward' ? (
        <ul>
          {rule.targets.map((target) => (
            <Target key={JSON.stringify(target)} target={target} home={home} map={map} onSelect={onSelect} />
          ))}
        </ul>
      ) : (
        <div className="sec">→ {ANSWERS[rule.action]}</div>
      )}
    </>
  );
}

function Target({ target, home, map, onSelect }: Omit<RuleProps, 'rule'> & { readonly target: MapTarget }) {
  const service = map.services.find(({ id }) => id === target.serviceId);
  const name = service === undefined ? target.host : serviceName(service, home);
  const state = targetState(target);
  return (
    <li className="sec flex min-w-0 items-center gap-1">
      →
      <button
        type="button"
        className="flex h-6 min-w-0 items-center hover:underline"
        onClick={() => onSelect(target.serviceId)}
      >
        <Mid text={`${name}${target.port === null ? '' : `:${target.port}`}`} />
      </button>
      {target.subset === null ? null : <code>{target.subset}</code>}
      {state === 'ok' ? null : (
        <Status kind={state} label={target.missing === null ? 'no ready endpoint' : targetText(target)} />
      )}
      {target.weight === null ? null : <Share percent={target.weight} />}
    </li>
  );
}

function Share({ percent }: { readonly percent: number }) {
  return (
    <span className="ml-auto flex flex-none items-center gap-2">
      <svg className="h-1.5 w-20" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="6" rx="3" className="fill-surface-3" />
        <rect width={percent} height="6" rx="3" className="fill-accent" />
      </svg>
      <span className="w-10 text-right">{percent} %</span>
    </span>
  );
}
