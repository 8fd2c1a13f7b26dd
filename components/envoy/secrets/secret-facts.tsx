import { Kv, type KvEntry } from '@/components/data/kv';
import { visibleText } from '@/components/ui/visible-text';
import type { SecretDetail } from '@/lib/answers/secrets-types';
import { plural } from '@/lib/core/words';
import type { Secret } from '@/lib/envoy/model';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { kvOf } from '../listeners/chain-details';
import { mono, versionOf } from '../parts';
import { secretKindText, secretOriginText } from '../words/secret-words';
import { updatedText } from '../words/time-words';
import { validationEntries } from '../words/tls-words';

/** What the secret is besides its certificates; nothing of its keys, of which Envoy shows nothing either. */
export function SecretFacts({
  info,
  detail,
}: {
  readonly info: SnapshotInfo;
  readonly detail: SecretDetail;
}) {
  const { row, secret } = detail;
  const dated = row.state === 'active' || row.state === 'warming';
  return (
    <Kv
      entries={[
        ['Type', secretKindText(row.kind)],
        ['Comes from', visibleText(secretOriginText(row.origin))],
        ...(secret === null ? [] : contentEntries(secret)),
        ['Version', dated ? versionOf(row.version) : null],
        ['Updated', dated ? updatedText(row.lastUpdated, info.takenAt) : null],
      ]}
    />
  );
}

function contentEntries({ content }: Secret): readonly KvEntry[] {
  switch (content.kind) {
    case 'tls-certificate':
      return [
        ['File', content.chain.kind === 'file' ? mono(visibleText(content.chain.path)) : null],
        ['Variable', content.chain.kind === 'environment' ? mono(visibleText(content.chain.variable)) : null],
        ['Kept as', content.isPkcs12 ? 'PKCS #12' : null],
        ['Key', content.keyProvider === null ? 'hidden' : `held by ${visibleText(content.keyProvider)}`],
        ['OCSP', content.hasOcspStaple ? 'a response is stapled' : null],
      ];
    case 'validation-context':
      return [
        [
          'File',
          content.context.trustedCa.kind === 'file'
            ? mono(visibleText(content.context.trustedCa.path))
            : null,
        ],
        ...kvOf(validationEntries(content.context)),
      ];
    case 'session-ticket-keys':
      return [['Keys', `${plural(content.keys, 'key')}, hidden`]];
    case 'generic':
      return [['Value', `${plural(content.entries, 'entry', 'entries')}, hidden`]];
    case 'unknown':
      return [];
  }
}
