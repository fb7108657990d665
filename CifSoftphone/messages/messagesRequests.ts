import type { ConversationList, ConversationSnapshot, MessagePage } from '../../protocol/messages/conversation';
import { parseConversationList, parseMessagePage } from '../../protocol/messages/conversationPush';
import type { Parsed } from '../../protocol/parsed';
import { withTimeout } from '../browser/withTimeout';
import type { MessagesFacts } from './channel/messagesScript';
import { messagesTimings } from './messagesTimings';

/** The adaptor's lists and pages. Each is `undefined` when it could not be had. */
export function messagesRequests(fetchIn: typeof fetch, { adaptorUrl, token }: MessagesFacts) {
  async function ask<T>(path: string, parse: (value: unknown) => Parsed<T>): Promise<T | undefined> {
    const given = await token();
    if (given === undefined) return undefined;
    const read = async (signal: AbortSignal): Promise<T | undefined> => {
      const response = await fetchIn(`${adaptorUrl}/${path}`, {
        headers: { Accept: 'application/json', Authorization: `Bearer ${given}` },
        credentials: 'omit',
        cache: 'no-store',
        signal,
      });
      if (!response.ok) return undefined;
      const parsed = parse((await response.json()) as unknown);
      return parsed.ok ? parsed.value : undefined;
    };
    const nothing = (): undefined => undefined;
    return withTimeout<T | undefined>(messagesTimings.requestWithinMs, read, nothing).catch(nothing);
  }
  return {
    list: (): Promise<ConversationList | undefined> => ask('conversations', parseConversationList),
    page: (about: ConversationSnapshot, after: number, limit: number): Promise<MessagePage | undefined> => {
      const { source, conversationId, handling } = about;
      const asked = { source, conversationId, handling: String(handling), after: String(after), limit: String(limit) };
      return ask(`messages?${String(new URLSearchParams(asked))}`, parseMessagePage);
    },
  };
}
