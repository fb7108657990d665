import type { HostRingOutcome } from './hostPort';
import { fromCifRejection } from './fromCifRejection';
import { fromCifResult, isRecord, textOf } from './fromCifResult';

/**
 * What `notifyEvent` resolved to. The documented result is wrapped in `value`, the real one is flat: both are read.
 * Only the agent's own decline counts as rejected; a full queue or a host that answers nothing never does.
 */
export function fromNotifyResult(result: unknown): HostRingOutcome {
  const plain = fromCifResult(result);
  const inner = isRecord(plain) && plain['value'] !== undefined ? plain['value'] : plain;
  const reason = textOf(inner, 'responseReason');
  switch (textOf(inner, 'actionName')) {
    case 'Accept':
      return 'accepted';
    case 'Timeout':
      return 'timed-out';
    case 'Reject':
      return reason === undefined || reason === 'DeclinedByAgent' ? 'rejected' : 'not-shown';
    default:
      return 'not-shown';
  }
}

/** What a rejected `notifyEvent` means: after our own cancel it is the cancel, else the agent never saw it. */
export function fromNotifyRejection(reason: unknown): HostRingOutcome {
  return fromCifRejection(reason).message.includes('RejectAfterClientError') ? 'cancelled' : 'not-shown';
}
