import type { CallsResult } from '../../CifSoftphone/connection/fetchCalls';
import type { LeaderPorts } from '../../CifSoftphone/line/leader/leaderPorts';
import type { CallRecord } from '../../adaptor/src/model/callRecord';
import type { Table, Tables } from '../../adaptor/src/storage/openTables';
import { timings } from '../../adaptor/src/base/timings';
import type { CallSnapshot } from '../../protocol/messages/callSnapshot';
import { isFields, type Fields } from '../../protocol/fields';
import type { Sabotage } from './world';

/**
 * Protections taken away, each through the port behind which it lies: a run that does not notice would prove nothing.
 * None of this is a switch in what ships.
 */

const withTables = (change: (tables: Tables) => Partial<Tables>): Sabotage => ({
  edges: (edges) => ({ ...edges, tables: { ...edges.tables, ...change(edges.tables) } }),
});

/** Deadlines and retries live only in the process that set them. */
export const noDeadlineRows = withTables(({ calls }) => ({
  calls: {
    ...calls,
    upsertEntity: ((row, mode) =>
      /^(due|send)-/.test(row.partitionKey)
        ? Promise.resolve({})
        : calls.upsertEntity(row, mode)) as Table['upsertEntity'],
  },
}));

/** A change is stored whoever changed the call meanwhile. */
export const noCompare = withTables(({ calls }) => ({
  calls: { ...calls, updateEntity: ((row, mode) => calls.updateEntity(row, mode)) as Table['updateEntity'] },
}));

/** What storage refused counts as stored. */
export const optimisticStorage = withTables(({ calls }) => {
  const anyway = (work: Promise<object>): Promise<object> => work.catch(() => ({}));
  return {
    calls: {
      ...calls,
      upsertEntity: ((row, mode) => anyway(calls.upsertEntity(row, mode))) as Table['upsertEntity'],
      updateEntity: ((row, mode, options) => anyway(calls.updateEntity(row, mode, options))) as Table['updateEntity'],
    },
  };
});

/** That a call is there already keeps nobody from offering it anew. */
export const noIdempotency = withTables(({ calls }) => ({
  calls: { ...calls, createEntity: ((row) => calls.upsertEntity(row, 'Replace')) as Table['createEntity'] },
}));

/** A webhook counts as delivered when it was sent. */
export const webhooksUnconfirmed: Sabotage = {
  edges: (edges) => ({
    ...edges,
    sendWebhook: async (entry, subject) => {
      await edges.sendWebhook(entry, subject);
      return true;
    },
  }),
};

/** A webhook that the receiver keeps waiting ends never, and whoever looks for due deadlines waits for it. */
export const deadlinesWait: Sabotage = {
  edges: (edges) => {
    const { calls } = edges.tables;
    let under: Promise<unknown> = Promise.resolve();
    const list = ((options) => {
      const found = calls.listEntities(options);
      if (options?.queryOptions?.filter?.includes("'due-") !== true) return found;
      const waits = under;
      return {
        ...found,
        byPage: (pages?: { readonly maxPageSize?: number }) => pagesAfter(waits, () => found.byPage(pages)),
        [Symbol.asyncIterator]: () => pagesAfter(waits, () => found)[Symbol.asyncIterator](),
      } as unknown as typeof found;
    }) as Table['listEntities'];
    return {
      ...edges,
      tables: { ...edges.tables, calls: { ...calls, listEntities: list } },
      sendWebhook: (entry, subject) => {
        const fromMs = Date.now();
        const sent = edges.sendWebhook(entry, subject).then((confirmed) => {
          const hung = Date.now() - fromMs >= timings.webhookTimeoutMs;
          return hung ? new Promise<never>(() => undefined) : confirmed;
        });
        under = Promise.all([under, sent]);
        return sent;
      },
    };
  },
};

async function* pagesAfter<T>(waits: Promise<unknown>, list: () => AsyncIterable<T>) {
  await waits;
  yield* list();
}

/** A call that is known by its id is taken for a repeat, whatever event offers it. */
export const repeatsById = withTables(({ calls }) => {
  const offered = new Map<string, readonly string[]>();
  const nameOf = (partitionKey: string, rowKey: string): string => `${partitionKey} ${rowKey}`;
  return {
    calls: {
      ...calls,
      createEntity: ((row: Fields & { readonly partitionKey: string; readonly rowKey: string }) => {
        if (typeof row.record === 'string') {
          offered.set(nameOf(row.partitionKey, row.rowKey), (JSON.parse(row.record) as CallRecord).seenEvents);
        }
        return calls.createEntity(row);
      }) as Table['createEntity'],
      getEntity: (async (partitionKey: string, rowKey: string) => {
        const row: Fields = await calls.getEntity(partitionKey, rowKey);
        if (typeof row.record !== 'string') return row;
        const record = JSON.parse(row.record) as CallRecord;
        const seenEvents = [...record.seenEvents, ...(offered.get(nameOf(partitionKey, rowKey)) ?? [])];
        return { ...row, record: JSON.stringify({ ...record, seenEvents }) };
      }) as Table['getEntity'],
    },
  };
});

const leader = (change: NonNullable<Sabotage['leaderPorts']>): Sabotage => ({ leaderPorts: change });

/** Nothing is learned on a reconnect. */
export const noList = leader((ports) => ({
  ...ports,
  fetchCalls: (): Promise<CallsResult> => Promise.resolve({ ok: true, calls: [], ended: [] }),
}));

/** What the adaptor pushed is changed before the softphone reads it. */
const rewritingPushes = (ports: LeaderPorts, change: (call: Fields) => Fields): LeaderPorts => ({
  ...ports,
  openConnection: (settings, token, onNews) =>
    ports.openConnection(settings, token, (news) => {
      if (news.type !== 'pushed' || !isFields(news.argument) || !isFields(news.argument.data)) return onNews(news);
      onNews({ ...news, argument: { ...news.argument, data: change(news.argument.data) } });
    }),
});

/** No version tells old from new: each push counts as the newest. */
export const noVersions = leader((ports) => {
  let pushes = 1_000;
  return rewritingPushes(ports, (call) => ({ ...call, version: (pushes += 1) }));
});

/** The wire carries the time of the ring's end instead of what remains. */
export const wallClocks = leader((ports, trueNowMs) =>
  rewritingPushes(ports, (call) =>
    typeof call.ringRemainingMs === 'number'
      ? { ...call, ringRemainingMs: Math.max(0, call.ringRemainingMs + trueNowMs() - ports.nowMs()) }
      : call,
  ),
);

/** What lasts is counted by the PC's time of day. */
export const countingByWall: Sabotage = {
  leaderPorts: (ports) => ({ ...ports, nowMs: ports.wallTimeMs }),
  linePorts: (ports) => ({ ...ports, nowMs: ports.wallTimeMs }),
};

/** The PC's time of day goes into the record. */
export const recordingWall = leader((ports) => {
  const untimed = ({ toldAtMs: _unknown, ...call }: CallSnapshot): CallSnapshot => call;
  return {
    ...rewritingPushes(ports, ({ toldAtMs: _unknown, ...call }) => call),
    fetchCalls: async (settings, token) => {
      const result = await ports.fetchCalls(settings, token);
      return result.ok ? { ...result, calls: result.calls.map(untimed), ended: result.ended.map(untimed) } : result;
    },
  };
});

/** A message counts as stored when it was sent, and is sent once. */
export const noAnswers = leader((ports) => ({
  ...ports,
  openConnection: (settings, token, onNews) => {
    const connection = ports.openConnection(settings, token, onNews);
    return {
      start: () => connection.start(),
      tryNow: () => connection.tryNow(),
      stop: () => connection.stop(),
      invoke: (message) => {
        connection.invoke(message).catch(() => undefined);
        const accepts = message.type === 'ring.acknowledged' && message.outcome === 'accepted';
        return Promise.resolve({ ok: true, ...(accepts ? { state: 'connected' as const } : {}) });
      },
    };
  },
}));

/** A token is used for ever. */
export const noFreshTokens = leader((ports) => ({
  ...ports,
  openSignIn: async (settings) => {
    const signIn = await ports.openSignIn(settings);
    let first: ReturnType<typeof signIn.token> | undefined;
    return {
      silent: () => signIn.silent(),
      popUp: (onLateSuccess) => signIn.popUp(onLateSuccess),
      token: () => (first ??= signIn.token()),
    };
  },
}));

/** Followers believe whoever speaks as the leader, also one that stood still and has lost the line. */
export const noTerms: Sabotage = {
  linePorts: (ports) => ({
    ...ports,
    openChannel: (onMessage) =>
      ports.openChannel((message) =>
        onMessage(
          isFields(message) && message.type === 'owner' ? { ...message, term: Number.MAX_SAFE_INTEGER } : message,
        ),
      ),
  }),
};
