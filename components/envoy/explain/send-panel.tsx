'use client';
import { useQuery } from '@tanstack/react-query';
import { ErrorState, errorOf } from '@/components/data/states';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { sendPlaceQuery } from '@/lib/api/queries';
import { SendConsent } from './send-consent';
import { SendResult } from './send-result';
import { type SendProps, type SendState, useSend } from './use-send';

interface SendPanelProps extends SendProps {
  /** Why what is explained is not what somebody would send; null when it is. */
  readonly blocked: string | null;
}

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** "Send it for real": the explained request over the server, and what came back beside the prediction. */
export function SendPanel(props: SendPanelProps) {
  // What came back belongs to one question of one snapshot.
  return <OneSend key={JSON.stringify([props.snapshot, props.question])} {...props} />;
}

function OneSend(props: SendPanelProps) {
  const { snapshot, question, blocked } = props;
  const place = useQuery(sendPlaceQuery(snapshot, question.listener.port));
  const sending = useSend(props);
  const { answer } = sending;
  const off = answer?.state === 'off' ? answer.text : (place.data?.off ?? blocked);
  return (
    <Card
      title="Send it for real"
      actions={
        off === null && place.data !== undefined ? (
          <Actions method={question.method} sending={sending} />
        ) : null
      }
    >
      <div className="grid gap-2 px-4 py-3">
        {off === null ? (
          <p className="sec">{wayText(place.data?.way ?? null)}</p>
        ) : (
          <p className="sec">{off}</p>
        )}
        {place.error === null ? null : (
          <ErrorState error={errorOf(place.error)} onRetry={() => place.refetch()} />
        )}
        {sending.error === null ? null : <ErrorState error={errorOf(sending.error)} />}
        {answer?.state === 'sent' ? <SendResult report={answer.report} /> : null}
      </div>
      {answer?.state === 'consent' ? (
        <SendConsent
          asked={answer}
          method={question.method}
          waiting={sending.waiting}
          onAllow={sending.send}
          onClose={sending.forget}
        />
      ) : null}
    </Card>
  );
}

const wayText = (way: string | null): string =>
  way === null
    ? 'Looking for a way to the gateway…'
    : `The server sends it once, ${way}, and looks which counters of /clusters move.`;

function Actions({ method, sending }: { readonly method: string; readonly sending: SendState }) {
  const isSent = sending.answer?.state === 'sent';
  if (sending.waiting)
    return (
      <Button small onClick={sending.cancel}>
        Cancel
      </Button>
    );
  return (
    <Button small look={isSent ? 'plain' : 'primary'} onClick={() => sending.send(null)}>
      {SAFE.includes(method) ? (isSent ? 'Send again' : 'Send') : 'Review the request'}
    </Button>
  );
}
