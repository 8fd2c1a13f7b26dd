import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog } from '@/components/ui/dialog';
import type { SendAnswer } from '@/lib/api/contract';

interface SendConsentProps {
  readonly asked: Extract<SendAnswer, { readonly state: 'consent' }>;
  readonly method: string;
  readonly waiting: boolean;
  readonly onAllow: (ticket: string) => void;
  readonly onClose: () => void;
}

/** Shows the whole request before one that may change something is sent; the consent is for exactly that, once. */
export function SendConsent({ asked, method, waiting, onAllow, onClose }: SendConsentProps) {
  return (
    <Dialog
      open
      onClose={onClose}
      title="Send this request to the gateway?"
      size="medium"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            onClick={() => onAllow(asked.ticket)}
            blocked={waiting ? 'It is being sent' : null}
          >
            Allow once
          </Button>
        </>
      }
    >
      <p className="sec">
        It is real traffic, and <span className="mono">{method}</span> may change something. Gatescope sends
        it once, {asked.way}.
      </p>
      <div className="relative">
        <pre className="code whitespace-pre-wrap wrap-anywhere">{asked.request}</pre>
        <span className="absolute top-1 right-1">
          <CopyButton value={asked.request} what="request" />
        </span>
      </div>
    </Dialog>
  );
}
