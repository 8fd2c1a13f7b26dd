'use client';
import { useState } from 'react';
import { ObjectLink } from '@/components/istio/origin-link';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { visibleText } from '@/components/ui/visible-text';
import type { SecretDetail, SecretUser } from '@/lib/answers/secrets-types';
import { plural } from '@/lib/core/words';
import { PageLink, useHref } from '../links';
import { named, objectHref } from '../parts';
import { clusterText } from '../words/cluster-label';
import { resourceStateWords } from '../words/resource-state-words';

/** Users drawn at first: every cluster of a mesh may use the same two secrets. */
const FIRST = 50;

const ROLES: Readonly<Record<SecretUser['role'], string>> = {
  certificate: 'shows it',
  validation: 'validates clients with it',
  tickets: 'encrypts session tickets with it',
  filter: 'uses it',
  tls: 'TLS to its endpoints',
};

/** `chain shop: shows it`, `filter envoy.filters.http.oauth2: uses it`. */
function placeText({ kind, place, role }: SecretUser): string {
  if (kind === 'cluster') return ROLES[role];
  return `${role === 'filter' ? 'filter' : 'chain'} ${visibleText(place)}: ${ROLES[role]}`;
}

/** Listeners and clusters that name the secret, and the Gateways that asked for it; each leads there. */
export function SecretUsers({ detail }: { readonly detail: SecretDetail }) {
  const [all, setAll] = useState(false);
  const { users, gateways, row } = detail;
  const href = useHref();
  const shown = all ? users : users.slice(0, FIRST);
  return (
    <div className="grid gap-2">
      {users.length === 0 ? (
        <p className="sm mut">
          {row.state === 'loaded'
            ? 'Which listener or cluster loaded it is not said by /certs.'
            : detail.usersOf === 'all'
              ? 'No listener and no cluster of this Envoy names it.'
              : 'No listener of this Envoy names it; its clusters were not asked for.'}
        </p>
      ) : (
        <ul className="grid gap-1">
          {shown.map((user, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one chain may name a secret twice
            <li key={place} className="sm flex min-w-0 flex-wrap items-center gap-x-2">
              <UserLink user={user} />
              <span className="mut">{placeText(user)}</span>
              {user.state === 'active' || user.state === 'static' ? null : (
                <Chip tone="line">{resourceStateWords(user.state).word.toLowerCase()}</Chip>
              )}
            </li>
          ))}
        </ul>
      )}
      {shown.length === users.length ? null : (
        <Button small onClick={() => setAll(true)}>
          Show all {plural(users.length, 'user')}
        </Button>
      )}
      {gateways.length === 0 ? null : (
        <ul className="grid gap-1" aria-label="Gateways that name it">
          {gateways.map((ref) => (
            <li key={`${ref.namespace}/${ref.name}`} className="sm flex items-center gap-x-2">
              <ObjectLink subject={ref} href={objectHref(href, ref)} className="lnk min-h-6 items-center" />
              <span className="mut">names it as a credential</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function UserLink({ user }: { readonly user: SecretUser }) {
  if (user.kind === 'listener')
    return (
      <PageLink page="/listeners" params={{ sel: user.name }} className="lnk mono wrap-anywhere">
        {visibleText(named(user.name))}
      </PageLink>
    );
  return (
    <PageLink
      page="/clusters"
      params={{ sel: user.name }}
      className="lnk mono wrap-anywhere"
      title={user.name}
    >
      {visibleText(named(clusterText(user.name)))}
    </PageLink>
  );
}
