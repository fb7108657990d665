import * as React from 'react';
import { isRow } from '../webApiClient';

interface CallEventsProps {
  readonly callId: string;
  readonly onTrouble: (trouble: string | undefined) => void;
}

const otherEvents = [
  'call.connected',
  'call.held',
  'call.retrieved',
  'call.muted',
  'call.unmuted',
  'call.record-started',
  'call.record-paused',
  'call.record-resumed',
  'call.record-stopped',
  'call.supervised',
  'call.unsupervised',
  'call.transferred',
  'call.diverted',
  'call.failed',
  'call.alerting',
];

/** What happens to a call at the telephony system: the caller gives up or hangs up, or any other event is told. */
export function CallEvents({ callId, onTrouble }: CallEventsProps): React.ReactElement {
  const send = async (type: string, reason?: string): Promise<void> => {
    try {
      const response = await fetch(`/simulator/rings/${encodeURIComponent(callId)}/events`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ type, reason }),
      });
      const answer: unknown = response.ok ? undefined : await response.json();
      onTrouble(isRow(answer) ? String(answer['error'] ?? 'The event was refused.') : undefined);
    } catch {
      onTrouble('The event could not be sent: the telephony part does not answer.');
    }
  };
  return (
    <span className="events">
      <button type="button" onClick={() => void send('call.disconnected', 'cancelled')}>
        Cancel
      </button>
      <button type="button" onClick={() => void send('call.disconnected', 'normal')}>
        Hang up
      </button>
      <select
        aria-label="Another event"
        value=""
        onChange={(event) => event.target.value !== '' && void send(event.target.value)}
      >
        <option value="">Event …</option>
        {otherEvents.map((type) => (
          <option key={type} value={type}>
            {type}
          </option>
        ))}
      </select>
    </span>
  );
}
