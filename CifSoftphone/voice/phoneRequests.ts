import { parsePhone, type Phone } from '../../protocol/phone';
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
  const post = (path: string, phoneId: string): Promise<Response> =>
    fetch(`${facts.adaptorUrl}/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${facts.token}` },
      body: JSON.stringify({ phoneId }),
      credentials: 'omit',
      cache: 'no-store',
      // A page that goes away still says that its telephone is gone.
      keepalive: true,
      signal: AbortSignal.timeout(voiceTimings.requestTimeoutMs),
    });
  return {
    give: async (phoneId) => {
      try {
        const response = await post('phone', phoneId);
        if (response.status === 404) return { ok: false, why: 'none' };
        const phone = response.ok ? parsePhone((await response.json()) as unknown) : undefined;
        return phone?.ok === true ? { ok: true, phone: phone.value } : { ok: false, why: 'again' };
      } catch {
        return { ok: false, why: 'again' };
      }
    },
    withdraw: async (phoneId) => {
      try {
        await post('phone/withdraw', phoneId);
      } catch {
        // They are short-lived.
      }
    },
  };
}
