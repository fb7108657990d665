import { withTimeout } from '../browser/withTimeout';
import { parsePhone, type Phone } from '../../protocol/messages/phone';
import type { VoiceFacts } from './channel/voiceScript';
import { voiceTimings } from './voiceTimings';

export type PhoneResult =
  | { readonly ok: true; readonly phone: Phone }
  /** `none`: the telephony system has no telephone for this agent. */
  | { readonly ok: false; readonly why: 'none' | 'again' };

/** The adaptor's part of a telephone: credentials, and their end. Neither rejects. */
export interface PhoneRequests {
  give(phoneId: string): Promise<PhoneResult>;
  withdraw(phoneId: string): Promise<void>;
}

export function phoneRequests(fetch: typeof window.fetch, facts: VoiceFacts): PhoneRequests {
  const post = (path: string, phoneId: string, signal: AbortSignal): Promise<Response> =>
    fetch(`${facts.adaptorUrl}/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${facts.token}` },
      body: JSON.stringify({ phoneId }),
      credentials: 'omit',
      cache: 'no-store',
      // A page that goes away still says that its telephone is gone.
      keepalive: true,
      signal,
    });
  return {
    give: (phoneId) => {
      const ask = async (signal: AbortSignal): Promise<PhoneResult> => {
        const response = await post('phone', phoneId, signal);
        if (response.status === 404) return { ok: false, why: 'none' };
        const phone = response.ok ? parsePhone((await response.json()) as unknown) : undefined;
        return phone?.ok === true ? { ok: true, phone: phone.value } : again();
      };
      return withTimeout(voiceTimings.requestTimeoutMs, ask, again).catch(again);
    },
    withdraw: async (phoneId) => {
      const tell = (signal: AbortSignal): Promise<unknown> => post('phone/withdraw', phoneId, signal);
      // Where nobody hears it: they are short-lived.
      await withTimeout(voiceTimings.requestTimeoutMs, tell, () => undefined).catch(() => undefined);
    },
  };
}

const again = (): PhoneResult => ({ ok: false, why: 'again' });
