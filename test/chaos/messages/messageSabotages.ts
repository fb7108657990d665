import type { Table, Tables } from '../../../adaptor/src/storage/openTables';
import { deskRow } from '../../../adaptor/src/model/rowKeys';
import { oidOf } from '../world';
import type { MessageSabotage } from './runMessages';

/** Protections of conversations taken away, each through the port behind which it lies: what nobody notices proves nothing. */

const withCalls = (change: (calls: Table) => Partial<Table>): MessageSabotage => ({
  edges: (edges) => {
    const tables: Tables = { ...edges.tables, calls: { ...edges.tables.calls, ...change(edges.tables.calls) } };
    return { ...edges, tables };
  },
});

/** A change is stored whoever changed the conversation meanwhile. */
export const noCompare = withCalls((calls) => ({
  updateEntity: ((row, mode) => calls.updateEntity(row, mode)) as Table['updateEntity'],
}));

/** What storage refused counts as stored. */
export const optimisticStorage = withCalls((calls) => ({
  updateEntity: ((row, mode, options) =>
    calls.updateEntity(row, mode, options).catch(() => ({}))) as Table['updateEntity'],
}));

/** A webhook counts as delivered when it was sent. */
export const webhooksUnconfirmed: MessageSabotage = {
  edges: (edges) => ({
    ...edges,
    sendWebhook: async (entry, subject) => {
      await edges.sendWebhook(entry, subject);
      return true;
    },
  }),
};

/** Pages of the transcript are not asked for. */
export const noPages: MessageSabotage = { ports: (ports) => ({ ...ports, page: () => Promise.resolve(undefined) }) };

/** Lists say what they said first: the push of the newest message must not be lost. */
export const noLengths: MessageSabotage = {
  ports: (ports) => {
    const first = new Map<string, number>();
    return {
      ...ports,
      list: async () => {
        const list = await ports.list();
        if (list === undefined) return undefined;
        const conversations = list.conversations.map((one) => {
          const lastSeq = first.get(one.conversationId) ?? one.lastSeq;
          first.set(one.conversationId, lastSeq);
          return { ...one, lastSeq };
        });
        return { ...list, conversations };
      },
    };
  },
};

/** Each try of a message is a new message. */
export const newIdInEachTry: MessageSabotage = {
  ports: (ports) => ({
    ...ports,
    say: (message) => {
      if (message.type !== 'message.send') return ports.say(message);
      const id = ports.newId();
      return ports.say({ ...message, id, message: { ...message.message, id } });
    },
  }),
};

/** Nobody counts the customer's messages, so those that overtook each other stay as they came. */
export const noOrder: MessageSabotage = { uncounted: true };

/** Every agent's token is taken for that of the first one. */
export const noIdentity: MessageSabotage = {
  edges: (edges) => ({ ...edges, verifier: { ...edges.verifier, agent: () => Promise.resolve({ oid: oidOf(0) }) } }),
};

/** Nobody looks whether an agent who has a conversation is still there. */
export const noWatch = withCalls((calls) => ({
  upsertEntity: ((row, mode) =>
    'row' in row && row.row === deskRow ? Promise.resolve({}) : calls.upsertEntity(row, mode)) as Table['upsertEntity'],
}));
