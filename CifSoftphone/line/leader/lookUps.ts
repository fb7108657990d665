import { reportLater } from '../../browser/attempt';
import { findCall } from '../../core/calls/callsState';
import { namedCustomer } from '../../core/calls/namedCustomer';
import { customersIn, type Customer, type CustomerMatch } from '../../core/customer/customerMatch';
import { lineTimings } from '../lineTimings';
import type { CallsMachine } from './callsMachine';
import type { LeaderPorts } from './leaderPorts';

export interface KnownCustomers {
  /** What the leader before this one knew. */
  readonly inherited: (key: string) => CustomerMatch | undefined;
  /** Of a call that went on before this page was there its activity tells who it is. */
  readonly inRow: (key: string) => Promise<Customer | 'nobody' | undefined>;
  /** Of a call that follows another one, that one's activity does, as far as this agent may read it. */
  readonly inEarlierRow: (key: string) => Promise<Customer | undefined>;
}

/** Who is at the other end: never waited for, neither by a ring nor by a command. */
export class LookUps {
  constructor(
    private readonly calls: CallsMachine,
    private readonly ports: Pick<LeaderPorts, 'customers' | 'whenPainted'>,
    private readonly known: KnownCustomers,
  ) {}

  /** What was late is asked for once more, with patience: a slow Dataverse must not cost the whole call its name. */
  async lookUp(key: string, number: string | undefined, patientMs?: number): Promise<void> {
    let match: CustomerMatch = { outcome: 'unknown' };
    try {
      match = this.inherited(key) ?? (await this.matchBy(await this.known.inRow(key), key, number, patientMs));
    } catch (error) {
      // The ring goes on without a name, and the agent can look again.
      reportLater(error);
    }
    if (patientMs !== undefined && !this.isLate(key)) return;
    await this.calls.dispatch({ type: 'matched', key, match });
    if (patientMs === undefined && this.isLate(key)) await this.lookUp(key, number, lineTimings.patientSearchMs);
  }

  /** The agent's own search. */
  async search(key: string, text: string): Promise<void> {
    const found = await this.ports.customers.search(text).catch(() => undefined);
    await this.calls.dispatch({ type: 'searched', key, text, found });
  }

  /** The call goes on without a name, and the agent has neither chosen nor searched. */
  private isLate(key: string): boolean {
    const { customer, phase, search } = findCall(this.calls.state, key) ?? {};
    const isOpen = !this.calls.stopped && phase !== 'ended' && search === undefined;
    return isOpen && customer?.outcome === 'unknown' && customer.late === true;
  }

  private inherited(key: string): CustomerMatch | undefined {
    const inherited = this.known.inherited(key);
    return inherited?.outcome === 'unknown' ? undefined : inherited;
  }

  private async matchBy(
    inRow: Customer | 'nobody' | undefined,
    key: string,
    number: string | undefined,
    patientMs: number | undefined,
  ): Promise<CustomerMatch> {
    const { customers } = this.ports;
    if (typeof inRow === 'object') return this.again(await customers.withTable(inRow), key, number, patientMs);
    // Also where somebody is named: its case is the call's. But the name does not wait for it.
    const followed = inRow === undefined ? this.followed(key) : undefined;
    const found = (await this.named(key)) ?? (await followed) ?? (await this.find(number, patientMs));
    // The row names nobody although somebody has the number: the agent has said that it is not that one.
    if (inRow !== 'nobody' || found.outcome !== 'one' || !(await this.canStandInRow(found.customer))) return found;
    return { outcome: 'none', chosen: true, others: customersIn(found) };
  }

  /** The row has no more than the name, which is shown at once; what else spoke for the customer is looked up as before. */
  private async again(
    customer: Customer,
    key: string,
    number: string | undefined,
    patientMs: number | undefined,
  ): Promise<CustomerMatch> {
    const match = { outcome: 'one', customer, chosen: true } as const;
    await this.calls.dispatch({ type: 'matched', key, match });
    const same = ({ id }: Customer): boolean => id === customer.id;
    const byNumber = customersIn(await this.find(number, patientMs));
    const found = byNumber.find(same) ?? (await this.ports.customers.search(customer.name))?.find(same);
    const others = byNumber.filter((one) => !same(one));
    return { ...match, customer: { ...found, ...customer }, ...(others.length === 0 ? {} : { others }) };
  }

  /** Of some tables no row of an activity can name anybody: that it names nobody says nothing then. */
  private async canStandInRow({ entityName }: Customer): Promise<boolean> {
    const ways = await this.ports.customers.waysTo(entityName);
    return (ways?.party ?? ways?.regarding) !== undefined;
  }

  /** With the row's own name. An agent who dials gives it; what a caller calls himself is nobody's name but his. */
  private async named(key: string): Promise<CustomerMatch | undefined> {
    const { snapshot } = findCall(this.calls.state, key) ?? {};
    const { customers } = this.ports;
    const named = snapshot && namedCustomer(snapshot, (table) => customers.isCustomer(table));
    if (named === undefined || (snapshot?.direction === 'outbound' && named.customer.name !== '')) return named;
    await this.ports.whenPainted();
    const name = (await customers.nameOf(named.customer)) ?? '';
    return { ...named, customer: await customers.withTable({ ...named.customer, name }) };
  }

  private async followed(key: string): Promise<CustomerMatch | undefined> {
    await this.ports.whenPainted();
    const customer = await this.known.inEarlierRow(key).catch(reportLater);
    if (typeof customer !== 'object') return undefined;
    return { outcome: 'one', customer: await this.ports.customers.withTable(customer) };
  }

  /** The ring first: its frame does not wait for the requests of a search. */
  private async find(number: string | undefined, patientMs: number | undefined): Promise<CustomerMatch> {
    if (number === undefined) return { outcome: 'none' };
    await this.ports.whenPainted();
    return this.ports.customers.find(number, patientMs);
  }
}
