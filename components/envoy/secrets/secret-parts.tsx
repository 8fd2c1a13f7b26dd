import type { ReactNode } from 'react';
import { Note } from '@/components/ui/note';
import { visibleText } from '@/components/ui/visible-text';
import type { SecretDetail } from '@/lib/answers/secrets-types';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { commandsOf } from '../copy-items';
import { TerminalLines } from '../terminal-lines';
import { secretProblemWords } from '../words/secret-words';
import { ChainList } from './secret-chain';
import { SecretFacts } from './secret-facts';
import { secretSubject } from './secret-subject';
import { SecretUsers } from './secret-users';

export interface SecretPart {
  readonly title: string;
  readonly content: ReactNode;
}

/** What is shown of a secret, in panel and page alike: problems, certificates, users, the rest. */
export function secretParts(info: SnapshotInfo, detail: SecretDetail): readonly SecretPart[] {
  const { row } = detail;
  const isChain = row.kind === 'tls-certificate' || row.kind === 'validation-context';
  const problems =
    row.problems.length === 0 ? [] : [{ title: 'Problems', content: <Problems detail={detail} /> }];
  const chain = isChain
    ? [
        {
          title: row.kind === 'tls-certificate' ? 'Certificates' : 'Trusted CAs',
          content: <ChainList detail={detail} />,
        },
      ]
    : [];
  return [
    ...problems,
    ...chain,
    { title: 'Used by', content: <SecretUsers detail={detail} /> },
    { title: 'Secret', content: <SecretFacts info={info} detail={detail} /> },
    { title: 'Elsewhere', content: <TerminalLines lines={commandsOf(info, secretSubject(detail))} open /> },
  ];
}

function Problems({ detail }: { readonly detail: SecretDetail }) {
  return (
    <div className="grid gap-2">
      {detail.row.problems.map((problem) => {
        const { kind, word, effect } = secretProblemWords(problem);
        return (
          <Note key={problem.kind} kind={kind === 'err' ? 'err' : 'warn'}>
            <b>{word}.</b> {visibleText(effect)}
          </Note>
        );
      })}
    </div>
  );
}
