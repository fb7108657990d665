import { receiveNotificationTarget } from '../../protocol/targets';
import { isWrittenPush } from '../../protocol/writtenPush';
import { loadScript } from '../browser/loadScript';
import type { OpenHub } from '../connection/hub';
import type { SignIn } from '../connection/signIn';
import {
  messagesScriptGlobal,
  type MessagesFacts,
  type MessagesHub,
  type MessagesScript,
  type RunningMessages,
} from '../messages/channel/messagesScript';

/** As for voice.js. */
const loadAgainMs = 15_000;

/** The leader's way to `messages.js`: loaded once the adaptor says that there are conversations, or tells of one. */
export function messagesBeside(lineScriptUrl: string, known: Pick<MessagesFacts, 'customers' | 'settings'>) {
  let facts: MessagesFacts | undefined;
  /** The line's newest connection, and the one that is up. */
  let latest: MessagesHub | undefined;
  let hub: MessagesHub | undefined;
  let running: RunningMessages | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const want = async (): Promise<void> => {
    clearTimeout(timer);
    const mine = facts;
    const script = await loadScript(
      new URL('messages.js', lineScriptUrl).href,
      () => Reflect.get(window, messagesScriptGlobal) as MessagesScript | undefined,
    ).catch(() => undefined);
    // Another agent's by now, or nobody's.
    if (mine === undefined || mine !== facts) return;
    if (script === undefined) timer = setTimeout(() => void want(), loadAgainMs);
    else running ??= script.startMessages(mine);
    if (hub !== undefined) running?.connected(hub);
  };
  const stop = (): void => {
    clearTimeout(timer);
    running?.stop();
    facts = running = hub = undefined;
  };
  return {
    /** An agent goes online: what was another's is gone. */
    watch: (open: OpenHub, adaptorUrl: string, token: SignIn['token']): OpenHub => {
      stop();
      facts = {
        ...known,
        adaptorUrl,
        token: async () => {
          const given = await token();
          return given.ok ? given.token : undefined;
        },
      };
      return (accessToken) => {
        const next = open(accessToken);
        next.on(receiveNotificationTarget, (push: unknown) => {
          if (running !== undefined || !isWrittenPush(push)) return;
          hub = next;
          void want();
        });
        latest = next;
        return next;
      };
    },
    /** The line is connected, and has asked for its calls. */
    listed: (areThere: boolean | undefined): void => {
      hub = latest;
      if (areThere || running !== undefined) void want();
    },
    stop,
  };
}
