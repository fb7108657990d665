import type { DeliveriesParts } from '../changes/createDeliveries';
import type { ConnectionStore } from '../connections/connectionStore';
import type { Connectors } from '../connectors/connectors';
import type { ConnectionLimit } from '../limits/createConnectionLimit';
import type { Settings } from '../settings/settings';
import type { SignalRClient } from '../signalr/createSignalRClient';
import type { Tables } from '../storage/openTables';
import { createConversationRows, type ConversationRows } from './conversationRows';
import { createAnswerConversation, type AnswerConversation } from './createAnswerConversation';
import { createConversationChanger, type ConversationChanger } from './createConversationChanger';
import {
  createCapacityOf,
  createListConversations,
  type CapacityOf,
  type ListConversations,
} from './createListConversations';
import { createMessageTaker } from './createMessageTaker';
import { createOfferConversation } from './createOfferConversation';
import { createPushConversation } from './createPushConversation';
import { createStartConversation } from './createStartConversation';
import { createTakeConversation, type TakeConversation } from './createTakeConversation';
import { createWatchAgent, type WatchAgent } from './createWatchAgent';
import { createDeskStore } from './deskStore';
import { createMessageRows } from './messageRows';
import { createOptOutStore } from './optOutStore';
import { createReadTranscript, type ReadTranscript } from './transcripts';

/** All that the rest of the adaptor has of conversations. */
export interface Conversations {
  readonly rows: ConversationRows;
  readonly changer: ConversationChanger;
  readonly take: TakeConversation;
  readonly answer: AnswerConversation;
  readonly list: ListConversations;
  /** The agent has some, or some that are not logged: the softphone is told with its calls, and asks. */
  readonly areThere: (oid: string) => Promise<boolean>;
  readonly transcript: ReadTranscript;
  readonly capacityOf: CapacityOf;
  /** See `WatchAgent`. */
  readonly watch: WatchAgent;
}

export interface ConversationsParts extends DeliveriesParts {
  readonly settings: Settings;
  readonly tables: Tables;
  readonly signalR: SignalRClient;
  readonly connections: ConnectionStore;
  readonly connectors: Connectors;
  readonly limit: ConnectionLimit;
}

export function createConversations(given: ConversationsParts): Conversations {
  const { settings, tables, signalR, connectors, clock } = given;
  const { tenantId, shownDeadlineMs, conversations } = settings;
  const { perAgent } = conversations;
  const rows = createConversationRows(tables);
  const messages = createMessageRows(tables);
  const desk = createDeskStore(tables, clock);
  const optOuts = createOptOutStore(tables);
  const push = createPushConversation(signalR, tenantId, clock);
  const parts = { ...given, rows, messages, desk, optOuts, push, perAgent, tenantId, shownDeadlineMs };
  const changer = createConversationChanger(parts);
  const taker = createMessageTaker({ ...parts, changer });
  const offer = createOfferConversation({ ...parts, changer, messages: taker });
  const start = createStartConversation({ ...parts, changer });
  const capacityOf = createCapacityOf(desk, perAgent);
  return {
    rows,
    changer,
    take: createTakeConversation({ ...parts, changer, taker, offer }),
    answer: createAnswerConversation({ ...parts, changer, start }),
    list: createListConversations({ rows, desk, connectors, capacityOf, clock }),
    areThere: async (oid) => (await desk.of(oid)).length > 0 || (await desk.ended(oid, 1)).length > 0,
    transcript: createReadTranscript(rows, messages),
    capacityOf,
    watch: createWatchAgent({ ...parts, changer }),
  };
}
