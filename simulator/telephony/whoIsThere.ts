import type { TelephonyClient } from '../../telephony/client/src/telephonyClient';

/** Whether a call that rings at an agent would be seen: what the adaptor says, and `undefined` where it does not say. */
export type IsThere = (oid: string) => boolean | undefined;

/** Asks the adaptor once for all who have a softphone open. Of whom nothing is known is not said that they are signed out. */
export async function whoIsThere(client: Pick<TelephonyClient, 'agents'>): Promise<IsThere> {
  const there = new Set<string>();
  try {
    for await (const { userId } of client.agents()) there.add(userId);
  } catch {
    return () => undefined;
  }
  return (oid) => there.has(oid);
}
