import type { CallView } from '../core/calls/callView';
import type { CaseSearch, OpenCase } from '../core/customer/caseSearch';
import type { Customer } from '../core/customer/customerMatch';
import type { CaseLink } from '../core/draft/callDraft';
import type { HostPort } from '../host/hostPort';
import type { Ground } from './ground';
import type { PlaceTexts } from './placeTexts';
import type { PlaceTroubles } from './placeTroubles';

export interface CustomerCases {
  readonly state: 'loading' | 'ready' | 'failed';
  readonly cases: readonly OpenCase[];
}
/** By the customer's id. */
export type CasesView = ReadonlyMap<string, CustomerCases>;

export interface CasesShown {
  /** Open cases of customers; `undefined` in a place that cannot ask for them. */
  readonly cases?: CasesView;
}

/** What the agent can do with the cases of a call's customer. */
interface CaseChoices {
  read(key: string): Promise<void>;
  /** The form of a new case with what is known; whom the host tells what was saved, for that the case is linked. */
  create(key: string): void;
}

export interface CaseActions {
  /** Absent in a place that cannot ask for cases. */
  readonly cases?: CaseChoices;
}

export interface CasesOptions {
  readonly find: CaseSearch;
  readonly host: () => HostPort;
  readonly texts: PlaceTexts;
  readonly link: (key: string, link: CaseLink) => void;
  readonly opening: PlaceTroubles['opening'];
}

/** Who can have a case in Dynamics: a contact or an account, and nobody else. */
export function caseCustomer({ customer }: CallView): Customer | undefined {
  const known = customer?.outcome === 'one' ? customer.customer : undefined;
  return known?.entityName === 'contact' || known?.entityName === 'account' ? known : undefined;
}

/** The open cases of customers, read when the agent looks for one, and the way to a new case. */
export function createCases(
  { callOf, changed }: Pick<Ground, 'callOf' | 'changed'>,
  { find, host, texts, link, opening }: CasesOptions,
) {
  let known: CasesView = new Map();

  function customerOf(key: string): Customer | undefined {
    const call = callOf(key);
    return call && caseCustomer(call);
  }

  function show(customerId: string, cases: CustomerCases): void {
    known = new Map(known).set(customerId, cases);
    changed();
  }

  async function read(key: string): Promise<void> {
    const customer = customerOf(key);
    const before = customer && known.get(customer.id);
    if (customer === undefined || before?.state === 'loading') return;
    show(customer.id, { state: 'loading', cases: before?.cases ?? [] });
    const found = await find(customer);
    show(customer.id, found === undefined ? { state: 'failed', cases: [] } : { state: 'ready', cases: found });
  }

  async function open(call: CallView, { id, name, entityName }: Customer): Promise<void> {
    const port = host();
    if (port.openNewCase !== undefined) {
      // The session in front may not take our tab; the form itself opens everywhere.
      const opened = await port.openNewCase(call).then(
        () => true,
        () => false,
      );
      if (opened) return;
    }
    const title = texts.headerText(call);
    const saved = await port.openNewRecord?.('incident', {
      title,
      ...(call.comments === undefined ? {} : { description: call.comments }),
      customerid: id,
      customeridname: name,
      customeridtype: entityName,
    });
    if (saved !== undefined) link(call.key, { id: saved.id, title: saved.name ?? title });
  }

  const cases: CaseChoices = {
    read,
    create: (key) => {
      const call = callOf(key);
      const customer = customerOf(key);
      if (call !== undefined && customer !== undefined) opening(open(call, customer), key);
    },
  };
  return { actions: { cases }, view: (): CasesShown => ({ cases: known }) };
}
