import { Note } from '@/components/ui/note';
import { visibleText } from '@/components/ui/visible-text';
import type { ListenerDetail as Detail, ListenerTwin } from '@/lib/answers/listeners-types';
import { PageLink } from '../links';
import { PhraseText } from '../phrase';
import { remarkWords } from '../words/remark-words';
import { utcText } from '../words/time-words';

/** What is wrong or surprising about a listener, worst first. */
export function ListenerNotes({ detail }: { readonly detail: Detail }) {
  const remarks = detail.remarks.map((remark) => ({ remark, words: remarkWords(remark) }));
  const order = { err: 0, warn: 1, info: 2 };
  remarks.sort((a, b) => order[a.words.kind] - order[b.words.kind]);
  return (
    <>
      <Refusal detail={detail} />
      {detail.twins.map((twin) => (
        <Twin key={twin.pointer} twin={twin} own={detail.listener.state} />
      ))}
      {remarks.map(({ remark, words }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: remarks of one kind may stand twice, and never move
        <Note key={`${remark.kind} ${place}`} kind={words.kind}>
          <PhraseText phrase={words.phrase} />
        </Note>
      ))}
    </>
  );
}

/** What Envoy said when it refused an update, and whose chains stand below. */
function Refusal({ detail }: { readonly detail: Detail }) {
  const { error, state } = detail.listener;
  if (error === null) return null;
  const chains = detail.chains.length === 0 ? '' : state === 'rejected' ? ', whose chains stand below,' : '';
  return (
    <Note kind="err">
      <b>Envoy refused {state === 'rejected' ? 'this update' : 'an update of this listener'}</b>
      {chains}
      {error.lastAttempt === null ? '' : ` at ${utcText(error.lastAttempt)}`}
      {state === 'rejected' ? '' : ' and keeps the version below'}:{' '}
      <span className="mono wrap-anywhere">{visibleText(error.details)}</span>
    </Note>
  );
}

const TWINS: Readonly<Record<ListenerTwin['state'], string>> = {
  rejected: 'Envoy refused an update of this listener',
  warming: 'A newer version of this listener is warming: it takes over when all that it needs has arrived.',
  draining:
    'An older version of this listener is draining: it finishes its connections and takes no new ones.',
  active: 'Another version of this listener is active and takes the connections.',
  static: 'A listener of the bootstrap has the same name.',
};

/** Another state of the same name, with a link to it. */
function Twin({ twin, own }: { readonly twin: ListenerTwin; readonly own: ListenerTwin['state'] }) {
  const isRefusal = twin.state === 'rejected';
  return (
    <Note kind={isRefusal ? 'err' : 'info'}>
      {isRefusal ? <b>{TWINS.rejected}</b> : TWINS[twin.state]}
      {isRefusal ? (own === 'active' ? ' and keeps the version below. ' : '. ') : ' '}
      <PageLink page="/listeners" params={{ sel: twin.pointer }}>
        {isRefusal ? 'Why' : 'Show it'}
      </PageLink>
    </Note>
  );
}
