import type { ConversationSnapshot } from '../../protocol/messages/conversation';
import type { CustomerMatch } from '../core/customer/customerMatch';
import { customerOf, type Customers } from './customerOf';
import { messagesTimings } from './messagesTimings';

export interface LookUpsParts {
  readonly customers: Customers;
  readonly about: (key: string) => ConversationSnapshot | undefined;
  readonly matched: (key: string, match: CustomerMatch) => void;
}

/** Looks for the customers of conversations. Dataverse that gives no answer is asked again: nobody waits for it. */
export function lookUps({ customers, about, matched }: LookUpsParts): (key: string) => void {
  async function lookUp(key: string): Promise<void> {
    const asked = about(key);
    if (asked === undefined) return;
    const match = await customerOf(asked, customers);
    // Meanwhile somebody else was named: that is asked for by itself.
    if (about(key)?.record?.id === asked.record?.id) matched(key, match);
    if (match.outcome === 'unknown') setTimeout(() => void lookUp(key), messagesTimings.lookUpAgainMs);
  }
  return (key) => void lookUp(key);
}
