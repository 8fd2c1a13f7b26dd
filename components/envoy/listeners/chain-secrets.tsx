import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icons';
import { Mid } from '@/components/ui/mid';
import { Status } from '@/components/ui/status';
import { visibleText } from '@/components/ui/visible-text';
import type { ChainLine, ChainSecret } from '@/lib/answers/listeners-types';
import { PageLink } from '../links';
import { muted } from '../parts';
import { daysText, secretProblemWords } from '../words/secret-words';
import { utcText } from '../words/time-words';

/** What a row has room for: the days that the first certificate has left, and its name. */
export function CertificateCell({ line }: { readonly line: ChainLine }) {
  const { isTls, certificate, moreCertificates } = line;
  if (!isTls) return <span className="mut">–</span>;
  if (certificate === null) return muted('none named');
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Days secret={certificate} />
      <SecretName secret={certificate} />
      {moreCertificates === 0 ? null : <span className="mut sm flex-none">+{moreCertificates}</span>}
    </span>
  );
}

function Days({ secret }: { readonly secret: ChainSecret }) {
  const [problem] = secret.problems;
  const days = daysText(secret.daysLeft);
  if (problem === undefined && days === '') return null;
  if (problem === undefined || problem.kind === 'others-expired')
    return (
      <span className="row flex-none gap-1! whitespace-nowrap" title={untilText(secret)}>
        <Icon name="lock" small className="text-ink-3" />
        {days}
      </span>
    );
  const { kind, word } = secretProblemWords(problem);
  return (
    <span className="flex-none" title={untilText(secret)}>
      <Status kind={kind} label={days === '' ? word : days} />
    </span>
  );
}

const untilText = ({ notAfter }: ChainSecret): string | undefined =>
  notAfter === null ? undefined : `Valid until ${utcText(notAfter)}`;

function SecretName({ secret }: { readonly secret: ChainSecret }): ReactNode {
  const name = secret.name === '' ? 'inline' : secret.name;
  if (secret.secret === null) return <Mid text={name} tail={4} />;
  return (
    <PageLink
      page="/secrets"
      params={{ sel: secret.secret }}
      className="flex min-w-0"
      title={visibleText(name)}
    >
      <Mid text={name} tail={4} />
    </PageLink>
  );
}

const ROLES: Readonly<Record<ChainSecret['role'], string>> = {
  certificate: 'Shows',
  validation: 'Trusts',
  tickets: 'Ticket keys',
};

const SOURCES: Readonly<Record<ChainSecret['source'], string>> = {
  sds: '',
  inline: 'inline in the listener',
  file: 'a file of Envoy’s machine',
  provider: 'chosen by an extension while shaking hands',
};

/** Everything that a chain shows and trusts, one line each. */
export function ChainSecrets({ secrets }: { readonly secrets: readonly ChainSecret[] }) {
  if (secrets.length === 0) return <p className="sm mut">No certificate is named.</p>;
  return (
    <ul className="grid gap-1">
      {secrets.map((secret, place) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: one context may name a secret twice
          key={place}
          className="sm flex min-w-0 flex-wrap items-center gap-x-2"
        >
          <span className="mut w-20 flex-none">{ROLES[secret.role]}</span>
          <SecretName secret={secret} />
          {secret.commonName === null ? null : <code>{visibleText(secret.commonName)}</code>}
          {secret.problems.length === 0 ? <Days secret={secret} /> : null}
          {SOURCES[secret.source] === '' ? null : <span className="mut">{SOURCES[secret.source]}</span>}
          {secret.problems.map((problem) => {
            const { kind, word, effect } = secretProblemWords(problem);
            return (
              <span key={problem.kind} title={effect}>
                <Status kind={kind} label={word} />
              </span>
            );
          })}
        </li>
      ))}
    </ul>
  );
}
