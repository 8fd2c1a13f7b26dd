import { healthOf } from '@/lib/envoy/endpoint-serving';
import type { ExplainAnswer, Step, StepKind } from '@/lib/explain/answer';
import type { ExplainQuestion } from '@/lib/explain/question';
import type { Joined } from '../joined';
import { stopOf } from './stop';
import type { PlaceLink, StageView, StepView, Tone } from './types';
import { STEP_KINDS, STEP_TITLES } from './words/steps';
import { VERDICTS } from './words/verdicts';

/** What the stages are made of. */
export interface Told {
  readonly joined: Joined;
  readonly question: ExplainQuestion;
  /** The port that the client dialled, where the pod's is another. */
  readonly dialed: string;
  readonly answer: ExplainAnswer;
  readonly steps: readonly StepView[];
}

interface Facts {
  readonly value: string;
  readonly proof: string;
  readonly link: PlaceLink | null;
}

const NONE: Facts = { value: '', proof: '', link: null };

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

const stepOf = ({ answer }: Told, kind: StepKind): Step | null =>
  answer.steps.findLast((step) => step.kind === kind) ?? null;

function listener(told: Told): Facts {
  const step = stepOf(told, 'listener');
  const { port } = told.question.listener;
  const ports =
    told.dialed === '' || told.dialed === String(port) ? `port ${port}` : `port ${told.dialed} → ${port}`;
  if (step === null)
    return { value: 'none', proof: ports, link: { page: '/listeners', sel: '', config: null } };
  const link =
    step.pointer === null ? null : ({ page: '/listeners', sel: step.pointer, config: null } as const);
  return { value: step.name || '(no name)', proof: ports, link };
}

function chain(told: Told): Facts {
  const step = stepOf(told, 'filter-chain');
  const { tls } = told.question;
  const sni = tls === null ? 'plaintext' : tls.sni === '' ? 'TLS, no SNI' : `SNI ${tls.sni}`;
  if (step === null) return NONE;
  const won = told.steps.find(({ kind }) => kind === 'filter-chain')?.won;
  const value = step.pointer === null ? 'none' : step.name || won?.title || 'without conditions';
  const link = step.pointer === null ? null : ({ page: '/config', sel: step.pointer, config: null } as const);
  return { value, proof: sni, link };
}

function manager(told: Told): Facts {
  const { answer, question } = told;
  const codes = answer.because.map(({ code }) => code);
  if (codes.includes('tcp-proxy')) return { value: 'tcp_proxy', proof: 'bytes, no HTTP', link: null };
  const proof = codes.includes('refused-before-routing') ? (answer.details ?? 'refused') : 'request accepted';
  return { value: `HTTP/${question.version}`, proof, link: null };
}

function routeConfig(told: Told): Facts {
  const step = stepOf(told, 'route-configuration');
  if (step === null || step.pointer === null) return { ...NONE, value: 'none' };
  const { table } = told.joined.routes;
  const at = table.configs.findIndex(({ at: place }) => place === step.pointer);
  const hosts = at < 0 ? null : table.firstHost(at + 1) - table.firstHost(at);
  return {
    value: step.name || '(inline)',
    proof: hosts === null ? '' : count(hosts, 'virtual host'),
    link: { page: '/routes', sel: '', config: step.name ?? '' },
  };
}

function host(told: Told): Facts {
  const step = stepOf(told, 'virtual-host');
  const asked = told.question.headers.find(([name]) => name.toLowerCase() === 'host')?.[1] ?? '';
  if (step === null) return NONE;
  if (step.pointer === null) return { value: 'none', proof: asked, link: null };
  const { table } = told.joined.routes;
  const at = table.hostAt(step.pointer);
  const domains = at < 0 ? [] : table.head(at).domains;
  const exact = domains.includes(asked.toLowerCase());
  const link = {
    page: '/routes',
    sel: step.pointer,
    config: stepOf(told, 'route-configuration')?.name ?? null,
  };
  const proof = told.answer.because.some(({ code }) => code === 'require-tls')
    ? 'wants TLS'
    : exact
      ? 'exact domain'
      : (domains.find((each) => each.includes('*')) ?? '');
  return { value: step.name || '(no name)', proof, link: { ...link, page: '/routes' } };
}

function route(told: Told): Facts {
  const step = told.steps.find(({ kind }) => kind === 'route');
  if (step === undefined) return NONE;
  const near = step.near.length;
  const proof =
    near > 0 ? `${near} near ${near === 1 ? 'miss' : 'misses'}` : `of ${count(step.total, 'route')}`;
  if (step.won === null) return { value: 'none', proof, link: null };
  const { number, title, pointer, row } = step.won;
  const link =
    pointer === null ? null : { page: '/routes' as const, sel: pointer, config: row?.routeConfig ?? null };
  return { value: `#${number} ${title}`, proof, link };
}

function filters(told: Told): Facts {
  const found = (code: string) => told.answer.because.find((reason) => reason.code === code);
  const said = found('filter-answered') ?? found('filter-unknown');
  if (said !== undefined)
    return {
      value: String(said['filter'] ?? ''),
      proof: said.code === 'filter-answered' ? 'answers' : 'not known',
      link: null,
    };
  const limit = found('local-rate-limit-may-answer');
  return { value: 'pass', proof: limit === undefined ? 'none answers' : 'may limit', link: null };
}

const ACTIONS: Readonly<Record<string, string>> = {
  forward: 'forward',
  'direct-response': 'direct response',
};

function action({ answer }: Told): Facts {
  const said = answer.because.find(({ code }) => code === 'action');
  const kind = String(said?.['action'] ?? '');
  const proof = answer.location ?? (answer.upstreamPath === null ? '' : `path ${answer.upstreamPath}`);
  const requiresTls = answer.because.some(({ code }) => code === 'require-tls');
  return { value: requiresTls ? 'redirect' : (ACTIONS[kind] ?? kind), proof, link: null };
}

function cluster({ answer, joined }: Told): Facts {
  const { cluster: one, clusters } = answer;
  const name = one ?? (clusters.length === 1 ? (clusters[0]?.name ?? '') : '');
  if (name === '') {
    const shares = clusters.map(
      ({ name: each, probability }) => `${Math.round(probability * 100)} % ${subset(each)}`,
    );
    return {
      value: clusters.length === 0 ? '' : `1 of ${clusters.length}`,
      proof: shares.join(' · '),
      link: null,
    };
  }
  const known = joined.snapshot.dump?.clusters.find((each) => each.name === name);
  const health = known === undefined ? null : healthOf(joined.health.endpointsOf(known));
  const proof =
    known === undefined ? 'missing' : health === null ? '' : `${health.healthy} of ${health.total} healthy`;
  return {
    value: name,
    proof,
    link: known === undefined ? null : { page: '/clusters', sel: name, config: null },
  };
}

/** The subset, or the host, of an Istio cluster: what tells the parts of a weighted route apart. */
const subset = (name: string): string => {
  const [, , part = '', service = name] = name.split('|');
  return part === '' ? service : part;
};

const FACTS: Readonly<Record<StepKind, (told: Told) => Facts>> = {
  listener,
  'filter-chain': chain,
  'connection-manager': manager,
  'route-configuration': routeConfig,
  'virtual-host': host,
  route,
  filters,
  action,
  cluster,
};

const STATES: Readonly<Record<Tone, string>> = {
  ok: 'passed',
  info: 'answered here',
  warn: 'check this',
  err: 'stopped here',
  unk: 'not known',
  off: 'not reached',
};

/** Steps that a connection without HTTP never comes to. */
const HTTP_ONLY: ReadonlySet<StepKind> = new Set([
  'route-configuration',
  'virtual-host',
  'route',
  'filters',
  'action',
]);

/** The nine stages: what was found at each, and where the way ends. */
export function stagesOf(told: Told): readonly StageView[] {
  const { answer } = told;
  const stop = stopOf(answer);
  const end = stop === null ? STEP_KINDS.length : STEP_KINDS.indexOf(stop);
  const isTcp = answer.because.some(({ code }) => code === 'tcp-proxy');
  return STEP_KINDS.map((kind, at) => {
    const skipped = isTcp && HTTP_ONLY.has(kind);
    const tone: Tone = skipped || at > end ? 'off' : at === end ? VERDICTS[answer.verdict].tone : 'ok';
    const facts = skipped || at > end ? NONE : FACTS[kind](told);
    return { kind, title: STEP_TITLES[kind], tone, state: skipped ? 'no HTTP' : STATES[tone], ...facts };
  });
}
