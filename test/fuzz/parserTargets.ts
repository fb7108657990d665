import { messageIdPattern, messageRules } from '../../protocol/messageRules';
import { parseConversationEvent } from '../../protocol/messages/parseConversationEvent';
import { parseConversationMessage } from '../../protocol/messages/parseConversationMessage';
import { hasSignInAnswer } from '../../CifSoftphone/connection/hasSignInAnswer';
import { parseLineSettings } from '../../CifSoftphone/core/settings/parseLineSettings';
import { parseSoftphoneAnswer } from '../../CifSoftphone/connection/parseSoftphoneAnswer';
import { toConnectionTrouble } from '../../CifSoftphone/connection/toConnectionTrouble';
import { toCallViews } from '../../CifSoftphone/core/calls/toCallViews';
import { initialCallsState } from '../../CifSoftphone/core/calls/callsState';
import { updateCalls } from '../../CifSoftphone/core/calls/updateCalls';
import { parseChannelMessage } from '../../CifSoftphone/line/channel/parseChannelMessage';
import { maxSettingsLength, parseSettings } from '../../CifSoftphone/core/settings/parseSettings';
import { readSettings } from '../../adaptor/src/settings/readSettings';
import { isFields, parseJson } from '../../protocol/fields';
import {
  maxCommentsLength,
  maxDisplayNameLength,
  maxMenuChoices,
  maxNumberLength,
  maxWaitedMs,
} from '../../protocol/limits';
import { parseAgentChanged } from '../../protocol/messages/agentState';
import { parseCallChanged } from '../../protocol/messages/callChanged';
import { parseCallList } from '../../protocol/messages/parseCallList';
import { parseSoftphoneMessage } from '../../protocol/messages/parseSoftphoneMessage';
import { parseTelephonyMessage } from '../../protocol/messages/parseTelephonyMessage';
import type { Party } from '../../protocol/messages/party';
import { must, type FuzzTarget } from './fuzzTarget';
import { mutate, mutatedJson, mutateText } from './mutate';
import type { Randomness } from './randomness';
import {
  adaptorEnvironment,
  callList,
  channelMessages,
  lineVariables,
  makerSettings,
  pushes,
  signInState,
  conversationMessages,
  conversationTexts,
  softphoneMessages,
  telephonyTexts,
} from './samples';

const isSmall = (party: Party): boolean =>
  (party.number ?? '').length <= maxNumberLength && (party.displayName ?? '').length <= maxDisplayNameLength;

/** What arrived over JSON, as the reader meets it. */
const received = (random: Randomness, samples: readonly unknown[]): unknown => {
  const json = parseJson(mutatedJson(random, random.pick(samples)));
  return json.ok ? json.value : undefined;
};

/** An environment with one variable wrong. */
const oneWrong = (random: Randomness, good: Readonly<Record<string, string>>): Record<string, string> => {
  const name = random.pick(Object.keys(good));
  return { ...good, [name]: mutateText(random, good[name] ?? '') };
};

/** All readers at the border that run without a server. */
export const parserTargets: readonly FuzzTarget[] = [
  {
    name: 'text of SendMessageToUser',
    share: 20,
    run: (random) => {
      const event = parseTelephonyMessage(mutatedJson(random, random.pick(telephonyTexts)));
      if (!event.ok) {
        must(!/Canary|2025550187/.test(event.error), 'a refusal repeats what was sent');
        return false;
      }
      if (event.value.type === 'agent.changed' || event.value.type === 'agent.queues') return true;
      must(isSmall(event.value.from) && isSmall(event.value.to), 'a party is larger than its limit');
      if (event.value.type === 'call.offered') {
        must((event.value.comments ?? '').length <= maxCommentsLength, 'comments are longer than their limit');
        must((event.value.queue ?? '').length <= maxDisplayNameLength, 'a queue is longer than its limit');
        must((event.value.waitedMs ?? 0) <= maxWaitedMs, 'somebody waited for ever');
        const menu = event.value.menu ?? [];
        must(menu.length <= maxMenuChoices, 'a menu has more choices than its limit');
        must(
          menu.every(
            ({ label, value }) =>
              label !== '' && label.length + value.length <= 384 && !/[\u202a-\u202e]/.test(label + value),
          ),
          'a choice is empty, too long, or turns what stands around it',
        );
      }
      return true;
    },
  },
  {
    name: 'hub message sendMessage',
    share: 12,
    run: (random) => parseSoftphoneMessage(received(random, softphoneMessages)).ok,
  },
  {
    name: 'events of conversations, and what softphones say of them',
    share: 12,
    run: (random) => {
      const said = parseConversationMessage(received(random, conversationMessages));
      const event = parseConversationEvent(mutatedJson(random, random.pick(conversationTexts)));
      if (event?.ok === false) must(!/Canary|2025550187/.test(event.error), 'a refusal repeats what was sent');
      if (event?.ok !== true) return said?.ok === true;
      const { value } = event;
      if (value.type === 'conversation.offered') {
        must((value.messages ?? []).length <= messageRules.maxEarlier, 'more came with an offer than its limit');
        must((value.topic ?? '').length <= messageRules.maxTopicLength, 'a topic is longer than its limit');
      }
      if (value.type === 'message.received') {
        const { id, text = '', attachments = [] } = value.message;
        must(messageIdPattern.test(id), 'an id is none');
        must(text.length <= messageRules.maxTextLength, 'a text is longer than its limit');
        must(
          attachments.every(({ url }) => url.startsWith('https://')),
          'a file lies elsewhere than at an https address',
        );
      }
      return true;
    },
  },
  {
    name: 'push ReceiveNotification, and the call machine',
    share: 12,
    run: (random) => {
      const value = received(random, pushes);
      parseAgentChanged(value);
      const changed = parseCallChanged(value);
      if (!changed.ok) return false;
      const [state] = updateCalls(initialCallsState, { type: 'changed', snapshot: changed.value, nowMs: 0 });
      toCallViews(state, (number) => ({ display: number, e164: number }));
      return true;
    },
  },
  {
    name: 'answers of the adaptor',
    share: 6,
    run: (random) => {
      toConnectionTrouble(new Error(mutateText(random, 'Error: {"retryAfterMs":1000}: Status code \'429\'')));
      const answered = parseSoftphoneAnswer(received(random, [{ ok: true, state: 'connected', version: 2 }])).ok;
      return parseCallList(received(random, [callList])).ok || answered;
    },
  },
  {
    name: 'BroadcastChannel',
    share: 12,
    // A channel carries more than JSON, but nothing that a structured clone of these would not show.
    run: (random) => parseChannelMessage(mutate(random, random.pick(channelMessages))) !== undefined,
  },
  {
    name: 'settings JSON of makers',
    share: 8,
    run: (random) => {
      const text = mutatedJson(random, makerSettings);
      const { given, faults } = parseSettings(text);
      must(text.trim().length <= maxSettingsLength || Object.keys(given).length === 0, 'too long, and taken');
      for (const fault of faults) must(fault.path.length <= 200, 'a fault tells a novel');
      return faults.length === 0;
    },
  },
  {
    name: 'environment variables of Dynamics',
    share: 6,
    run: (random) => {
      const result = parseLineSettings(oneWrong(random, lineVariables));
      if (result.ok) {
        const { adaptorUrl, authority } = result.settings;
        must(/^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])/.test(adaptorUrl), 'an adaptor in clear text');
        must(/^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])/.test(authority), 'an issuer in clear text');
      }
      return result.ok;
    },
  },
  {
    name: 'settings of the adaptor',
    share: 6,
    run: (random) => {
      const environment = oneWrong(random, adaptorEnvironment);
      try {
        readSettings(environment);
        return true;
      } catch (error) {
        const text = error instanceof Error ? error.message : '';
        must(text.startsWith('The adaptor cannot start'), `not our own words: ${String(error)}`);
        must(!/Canary|2025550187|accesskeyofthetests/.test(text), 'the error repeats a value');
        return false;
      }
    },
  },
  {
    name: 'address of redirect.html',
    share: 3,
    run: (random) => {
      const hash = mutateText(random, `#code=c&state=${signInState(mutate(random, signInState.sample))}`);
      const acts = hasSignInAnswer({ hash, search: mutateText(random, '?error=e') });
      if (!acts) return false;
      const state = new URLSearchParams(hash.slice(1)).get('state') ?? '';
      const json = parseJson(Buffer.from(state.split('|')[0] ?? '', 'base64').toString('latin1'));
      const id = json.ok && isFields(json.value) ? json.value.id : '';
      must(/^[0-9a-f-]{36}$/i.test(String(id)), 'it would speak into a channel that MSAL did not name');
      return true;
    },
  },
];
