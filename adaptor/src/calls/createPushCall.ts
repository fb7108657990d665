import { receiveNotificationTarget } from '../../../protocol/targets';
import { toCallChangedEvent } from '../../../protocol/messages/callChanged';
import type { Clock } from '../base/clock';
import { signalRUserId } from '../model/callers';
import type { PushResult, SignalRClient } from '../signalr/createSignalRClient';
import type { CallRecord } from '../model/callRecord';
import { toSnapshot } from '../model/toSnapshot';

/** Tells all of the agent's softphones how the call stands now; never throws. */
export type PushCall = (call: CallRecord) => Promise<PushResult>;

export const createPushCall =
  (signalR: SignalRClient, tenantId: string, clock: Clock): PushCall =>
  (call) =>
    signalR.sendToUser(
      signalRUserId(tenantId, call.oid),
      receiveNotificationTarget,
      toCallChangedEvent(toSnapshot(call, clock())),
    );
