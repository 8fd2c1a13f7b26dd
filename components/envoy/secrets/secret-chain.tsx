'use client';
import { useState } from 'react';
import { Kv } from '@/components/data/kv';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { Status } from '@/components/ui/status';
import { visibleText } from '@/components/ui/visible-text';
import type { ChainCertificate, SecretDetail, SecretRow } from '@/lib/answers/secrets-types';
import { plural } from '@/lib/core/words';
import { mono, muted } from '../parts';
import { daysText, untilMark } from '../words/secret-words';
import { utcText } from '../words/time-words';

/** Certificates drawn at first: a bundle has hundreds. */
const FIRST = 10;

const ABSENT: Readonly<Record<NonNullable<SecretDetail['absent']>, string>> = {
  elsewhere: 'The dump names a file or variable of Envoy’s machine; its content is not in the dump.',
  hidden: 'The certificate is hidden in the dump, as private keys are.',
  'no-certificate': 'The text of this secret holds no certificate.',
  none: 'This secret names no certificate: it may be a PKCS #12 file, which Envoy hides whole.',
};

/** The chain, leaf first, or the CAs of a bundle; what only `/certs` says where the dump has none. */
export function ChainList({ detail }: { readonly detail: SecretDetail }) {
  const [all, setAll] = useState(false);
  const { chain, absent, row } = detail;
  if (chain.length === 0)
    return (
      <div className="grid gap-2">
        <p className="sm sec">{absent === null ? emptyText(row) : ABSENT[absent]}</p>
        {row.serial === null ? null : <Loaded row={row} />}
      </div>
    );
  const shown = all ? chain : chain.slice(0, FIRST);
  return (
    <>
      <ol className="grid gap-3">
        {shown.map((each, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bundle may hold one certificate twice
          <li key={place}>
            <OneCertificate entry={each} place={place} problems={row.problems} />
          </li>
        ))}
      </ol>
      {shown.length === chain.length ? null : (
        <Button small className="mt-2" onClick={() => setAll(true)}>
          Show all {plural(chain.length, 'certificate')}
        </Button>
      )}
    </>
  );
}

function emptyText({ state }: SecretRow): string {
  if (state === 'missing') return 'Envoy has no secret of this name.';
  return state === 'loaded'
    ? 'Envoy has loaded this certificate; the dump does not hold it.'
    : 'Nothing was delivered.';
}

const namesText = (names: SecretRow['subjectAltNames']): string => names.map(({ value }) => value).join(', ');

/** A certificate that only `/certs` knows: no subject and no issuer there. */
function Loaded({ row }: { readonly row: SecretRow }) {
  const { notAfter, daysLeft } = row;
  const until =
    notAfter === null ? null : <Until notAfter={notAfter} days={daysLeft} problems={row.problems} />;
  return (
    <Kv
      entries={[
        [
          'Names',
          row.subjectAltNames.length === 0 ? null : mono(visibleText(namesText(row.subjectAltNames))),
        ],
        ['Serial', mono(row.serial ?? '')],
        ['Valid from', row.notBefore === null ? null : utcText(row.notBefore)],
        ['Valid until', until],
        ['Said by', '/certs'],
      ]}
    />
  );
}

interface UntilProps {
  readonly notAfter: string;
  readonly days: number | null;
  readonly problems: SecretRow['problems'];
}

function Until({ notAfter, days, problems }: UntilProps) {
  return (
    <span>
      {utcText(notAfter)}{' '}
      {days === null ? null : (
        <Status
          kind={untilMark(days, problems)}
          label={days < 0 ? `expired ${daysText(days)}` : daysText(days)}
        />
      )}
    </span>
  );
}

const ISSUED: Readonly<Record<ChainCertificate['issuedBy'], string>> = {
  next: ', which comes next',
  itself: '',
  elsewhere: ', which is not here',
};

function loadedText(loadedIn: number | null): string {
  if (loadedIn === null) return 'not known: /certs was not read';
  return loadedIn === 0 ? 'in no TLS context of /certs' : `in ${plural(loadedIn, 'TLS context')} of /certs`;
}

interface OneCertificateProps {
  readonly entry: ChainCertificate;
  readonly place: number;
  readonly problems: SecretRow['problems'];
}

function OneCertificate({ entry, place, problems }: OneCertificateProps) {
  const { certificate, daysLeft, issuedBy, loadedIn } = entry;
  const until = <Until notAfter={certificate.notAfter} days={daysLeft} problems={problems} />;
  const issuer =
    issuedBy === 'itself' ? (
      muted('itself')
    ) : (
      <span>
        <span className="mono">{visibleText(certificate.issuer)}</span>
        <span className="mut">{ISSUED[issuedBy]}</span>
      </span>
    );
  return (
    <>
      <p className="mb-1 flex flex-wrap items-center gap-2">
        <span className="mut mono xs">{place + 1}</span>
        <b className="mono wrap-anywhere">{visibleText(certificate.commonName ?? certificate.subject)}</b>
        {certificate.isCa ? <Chip tone="line">CA</Chip> : null}
      </p>
      <Kv
        entries={[
          [
            'Names',
            certificate.subjectAltNames.length === 0
              ? null
              : mono(visibleText(namesText(certificate.subjectAltNames))),
          ],
          ['Subject', mono(visibleText(certificate.subject))],
          ['Issued by', issuer],
          ['Valid from', utcText(certificate.notBefore)],
          ['Valid until', until],
          ['Serial', mono(certificate.serial)],
          ['Key', certificate.key],
          ['Loaded', loadedText(loadedIn)],
        ]}
      />
    </>
  );
}
