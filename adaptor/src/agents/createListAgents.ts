import type { Clock } from '../base/clock';
import type { ConnectionStore } from '../connections/connectionStore';
import { judgePresence, type ConnectionRow } from '../model/presence';
import { readOid, signalRUserId } from '../model/callers';
import type { ConnectedAgent } from '../../../protocol/messages/answers';
import { toAgentReport } from '../model/agentRecord';
import type { AgentStore } from './agentStore';

export interface AgentPage {
  readonly agents: readonly ConnectedAgent[];
  /** The object id behind which the next page begins; absent on the last one. */
  readonly after?: string;
}

/** Agents whom a ring would reach now, in the order of their object ids. @param after the same of the page before */
export type ListAgents = (limit: number, after?: string) => Promise<AgentPage>;

export interface ListAgentsParts {
  readonly agents: AgentStore;
  readonly connections: ConnectionStore;
  /** How many more conversations somebody may have. */
  readonly capacityOf: (oid: string) => Promise<NonNullable<ConnectedAgent['capacity']>>;
  readonly tenantId: string;
  readonly clock: Clock;
}

/** Rows that one page looks at: some five requests to storage. Where many are of yesterday, a page is short. */
const maxRows = 5_000;
/** States that are read at once; each has up to 10 kB. */
const readAtOnce = 20;

/** Follows every character of an object id, so that it ends the people of a tenant. */
const afterAll = '~';

export function createListAgents({ agents, connections, capacityOf, tenantId, clock }: ListAgentsParts): ListAgents {
  /** Who is connected, and behind whom the next page begins. */
  const findConnected = async (limit: number, after: string) => {
    const found: { readonly oid: string; readonly live: number }[] = [];
    let rows: ConnectionRow[] = [];
    let current: string | undefined;
    let read = 0;
    const finish = (): void => {
      const { live, reachable } = judgePresence(rows, clock());
      const oid = readOid(current, tenantId);
      if (oid !== undefined && reachable) found.push({ oid, live });
      rows = [];
    };
    for await (const row of connections.between(signalRUserId(tenantId, after), signalRUserId(tenantId, afterAll))) {
      if (row.userId !== current) {
        finish();
        // Only between two people: whoever is cut in two would be judged by half of the rows.
        if (current !== undefined && (found.length >= limit || read >= maxRows)) {
          return { found, after: readOid(current, tenantId) };
        }
        current = row.userId;
      }
      rows.push(row);
      read += 1;
    }
    finish();
    return { found, after: undefined };
  };

  return async (limit, after = '') => {
    const page = await findConnected(limit, after);
    const listed: ConnectedAgent[] = [];
    for (let from = 0; from < page.found.length; from += readAtOnce) {
      const some = page.found.slice(from, from + readAtOnce);
      const report = async ({ oid, live }: (typeof some)[number]): Promise<ConnectedAgent> => {
        const [{ record }, capacity] = await Promise.all([agents.get(oid), capacityOf(oid)]);
        return { ...toAgentReport(record), connections: live, capacity };
      };
      listed.push(...(await Promise.all(some.map(report))));
    }
    return { agents: listed, ...(page.after === undefined ? {} : { after: page.after }) };
  };
}
