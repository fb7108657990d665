import type { PhoneRequested } from '../../../protocol/messages/answers';
import { parseJson } from '../../../protocol/fields';
import type { Phone } from '../../../protocol/messages/phone';
import { phoneSchema } from '../../../protocol/schemas/phoneSchemas';
import { read } from '../../../protocol/schemas/read';
import { phoneRequestedType, phoneWithdrawnType } from '../../../protocol/targets';
import type { Log } from '../base/log';
import { noPhone, tooManyRequests, unavailable } from '../http/problems';
import { createAskFew } from '../webhooks/askFew';
import type { Ask } from '../webhooks/createAsker';

/**
 * Telephones in agents' browsers. Their credentials pass through: nothing of them is stored, logged or kept in memory, and
 * each request asks the telephony system anew.
 */
export interface Phones {
  /** @throws ProblemError 404 where the telephony system offers none, 429 and 503 where it is worth another try */
  give(oid: string, phoneId: string): Promise<Phone>;
  /** The telephony system is told; @throws ProblemError 429 or 503 when it was not */
  withdraw(oid: string, phoneId: string): Promise<void>;
}

const crowdedMs = 2_000;

export interface PhonesParts {
  /** Whom to ask for this agent; `undefined` where no browser phone is offered. */
  readonly askOf: (oid: string) => Ask | undefined;
  readonly log: Log;
}

export function createPhones({ askOf, log }: PhonesParts): Phones {
  const askFew = createAskFew();
  const askFor = async (ask: Ask, type: string, data: PhoneRequested) => {
    const answer = await askFew(ask, type, data);
    if (answer === 'crowded') throw tooManyRequests('Too many browsers ask for a telephone at once.', crowdedMs);
    return answer;
  };
  return {
    give: async (oid, phoneId) => {
      const ask = askOf(oid);
      if (ask === undefined) throw noPhone();
      const answer = await askFor(ask, phoneRequestedType, { userId: oid, phoneId });
      // 204 is what a receiver says to an event that it does not know.
      if (answer?.status === 204 || answer?.status === 404) throw noPhone();
      const json = answer?.status === 200 ? parseJson(answer.text ?? '') : undefined;
      const phone = json?.ok === true ? read(phoneSchema, json.value) : undefined;
      if (phone?.ok === true) return phone.value;
      // The status and the faulty part's name; never what was said.
      log.warn('phone-not-given', { status: answer?.status ?? 0, why: phone?.error ?? 'no-phone-in-answer' });
      throw unavailable('The telephony system gave no telephone for the browser.');
    },
    withdraw: async (oid, phoneId) => {
      const ask = askOf(oid);
      if (ask === undefined) return;
      const answer = await askFor(ask, phoneWithdrawnType, { userId: oid, phoneId });
      const told = answer !== undefined && (answer.status === 404 || (answer.status >= 200 && answer.status < 300));
      if (!told) throw unavailable('The telephony system did not confirm that the telephone is withdrawn.');
    },
  };
}
