import type { CaseLink } from '../core/draft/callDraft';
import type { CallView } from '../core/calls/callView';
import type { CaseSearch, OpenCase } from '../core/customer/caseSearch';
import type { Customer } from '../core/customer/customerMatch';
import type { DesktopPort } from '../host/desktopPort';

export interface CustomerCases {
  readonly state: 'loading' | 'ready' | 'failed';
  readonly cases: readonly OpenCase[];
}
/** By the customer's id. */
export type CasesView = ReadonlyMap<string, CustomerCases>;

export interface CasesOptions {
  readonly find: CaseSearch;
  readonly host: () => DesktopPort;
  readonly callOf: (key: string) => CallView | undefined;
  /** What a new case is called. */
  readonly titleOf: (call: CallView) => string;
  readonly link: (key: string, link: CaseLink) => void;
  readonly changed: () => void;
  readonly onFailed: (key?: string) => void;
  readonly onOpened: () => void;
}

/** Who can have a case in Dynamics: a lead cannot. */
export function caseCustomer({ customer }: CallView): Customer | undefined {
  const known = customer?.outcome === 'one' ? customer.customer : undefined;
  return known?.entityName === 'lead' ? undefined : known;
}

/** The open cases of customers, read when the agent looks for one, and the way to a new case. */
export class Cases {
  view: CasesView = new Map();

  constructor(private readonly options: CasesOptions) {}

  async read(key: string): Promise<void> {
    const customer = this.customerOf(key);
    const known = customer && this.view.get(customer.id);
    if (customer === undefined || known?.state === 'loading') return;
    this.show(customer.id, { state: 'loading', cases: known?.cases ?? [] });
    const found = await this.options.find(customer);
    this.show(customer.id, found === undefined ? { state: 'failed', cases: [] } : { state: 'ready', cases: found });
  }

  /** The form of a new case with what is known; whom the host tells what was saved, for that the case is linked. */
  create(key: string): void {
    const call = this.options.callOf(key);
    const customer = this.customerOf(key);
    const { onOpened, onFailed } = this.options;
    if (call !== undefined && customer !== undefined) this.open(call, customer).then(onOpened, () => onFailed(key));
  }

  private async open(call: CallView, { id, name, entityName }: Customer): Promise<void> {
    const desktop = this.options.host();
    if (desktop.openNewCase !== undefined) {
      // The session in front may not take our tab; the form itself opens everywhere.
      const opened = await desktop.openNewCase(call).then(
        () => true,
        () => false,
      );
      if (opened) return;
    }
    const title = this.options.titleOf(call);
    const saved = await desktop.openNewRecord?.('incident', {
      title,
      ...(call.comments === undefined ? {} : { description: call.comments }),
      customerid: id,
      customeridname: name,
      customeridtype: entityName,
    });
    if (saved !== undefined) this.options.link(call.key, { id: saved.id, title: saved.name ?? title });
  }

  private customerOf(key: string): Customer | undefined {
    const call = this.options.callOf(key);
    return call === undefined ? undefined : caseCustomer(call);
  }

  private show(customerId: string, cases: CustomerCases): void {
    this.view = new Map(this.view).set(customerId, cases);
    this.options.changed();
  }
}
