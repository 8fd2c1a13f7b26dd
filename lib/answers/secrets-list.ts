import type { ListDefinition } from './lists/model';
import { listSource } from './lists/source';
import { secretRows } from './secrets-rows';
import type { SecretOrigin, SecretRow } from './secrets-types';

/** A secret's origin in the words of a query: `kubernetes shop/cert`. */
function originText(origin: SecretOrigin): string {
  switch (origin.kind) {
    case 'kubernetes':
      return `kubernetes ${origin.namespace === null ? '' : `${origin.namespace}/`}${origin.name}`;
    case 'files':
      return `files ${origin.paths.join(' ')}`;
    case 'loaded':
      return origin.path === null ? 'loaded' : `loaded ${origin.path}`;
    default:
      return origin.kind;
  }
}

const sansOf = (row: SecretRow): readonly string[] => row.subjectAltNames.map(({ value }) => value);
const usersOf = ({ users }: SecretRow): readonly string[] => [...users.listeners, ...users.clusters];

/** In the words of `istioctl proxy-config secret`: valid when it can be used now. */
function validOf({ notAfter, problems }: SecretRow): string | null {
  if (notAfter === null) return null;
  return problems.some(({ kind }) => kind === 'expired' || kind === 'not-yet-valid') ? 'false' : 'true';
}

export const SECRETS: ListDefinition<SecretRow> = {
  name: 'secrets',
  columns: [
    {
      id: 'name',
      title: 'Name',
      aliases: ['resource'],
      kind: 'text',
      shown: 'table',
      value: (row) => row.name,
    },
    {
      id: 'kind',
      title: 'Type',
      aliases: ['type'],
      kind: 'text',
      shown: 'table',
      suggest: true,
      value: (row) => row.kind,
    },
    {
      id: 'state',
      title: 'State',
      aliases: ['status'],
      kind: 'text',
      shown: 'table',
      suggest: true,
      value: (row) => row.state,
    },
    { id: 'valid', title: 'Valid', kind: 'text', shown: 'table', suggest: true, value: validOf },
    { id: 'serial', title: 'Serial number', kind: 'text', shown: 'table', value: (row) => row.serial },
    {
      id: 'notafter',
      title: 'Not after',
      aliases: ['expires'],
      kind: 'text',
      shown: 'table',
      value: (row) => row.notAfter,
    },
    { id: 'notbefore', title: 'Not before', kind: 'text', shown: 'table', value: (row) => row.notBefore },
    { id: 'days', title: 'Days left', kind: 'number', shown: 'table', value: (row) => row.daysLeft },
    { id: 'subject', title: 'Subject', kind: 'text', shown: 'table', value: (row) => row.subject },
    {
      id: 'san',
      title: 'Names',
      aliases: ['host', 'sans', 'names'],
      kind: 'list',
      shown: 'wide',
      suggest: true,
      value: sansOf,
    },
    { id: 'issuer', title: 'Issuer', kind: 'text', shown: 'wide', suggest: true, value: (row) => row.issuer },
    {
      id: 'problem',
      title: 'Problem',
      kind: 'list',
      shown: 'table',
      suggest: true,
      value: (row) => row.problems.map(({ kind }) => kind),
    },
    {
      id: 'usedby',
      title: 'Used by',
      aliases: ['user'],
      kind: 'list',
      shown: 'wide',
      suggest: true,
      value: usersOf,
    },
    {
      id: 'listener',
      title: 'Listeners',
      kind: 'list',
      shown: 'never',
      suggest: true,
      value: (row) => row.users.listeners,
    },
    {
      id: 'cluster',
      title: 'Clusters',
      kind: 'list',
      shown: 'never',
      suggest: true,
      value: (row) => row.users.clusters,
    },
    { id: 'users', title: 'Users', kind: 'number', shown: 'never', value: (row) => usersOf(row).length },
    {
      id: 'certificates',
      title: 'Certificates',
      kind: 'number',
      shown: 'wide',
      value: (row) => row.certificates,
    },
    { id: 'origin', title: 'Origin', kind: 'text', shown: 'wide', value: (row) => originText(row.origin) },
    {
      id: 'ns',
      title: 'Namespace',
      aliases: ['namespace'],
      kind: 'text',
      shown: 'never',
      suggest: true,
      value: ({ origin }) => (origin.kind === 'kubernetes' ? origin.namespace : null),
    },
    { id: 'version', title: 'Version', kind: 'text', shown: 'wide', value: (row) => row.version },
    { id: 'updated', title: 'Updated', kind: 'text', shown: 'wide', value: (row) => row.lastUpdated },
  ],
  text: (row) =>
    [
      row.name,
      row.kind,
      row.state,
      row.subject ?? '',
      row.issuer ?? '',
      row.serial ?? '',
      originText(row.origin),
      ...sansOf(row),
      ...usersOf(row),
      ...row.problems.map(({ kind }) => kind),
    ]
      .join(' ')
      .toLowerCase(),
};

export const secretsList = listSource(SECRETS, ({ joined }) => secretRows(joined));
