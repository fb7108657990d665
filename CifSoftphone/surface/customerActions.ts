import type { CallView } from '../core/calls/callView';
import type { Customer } from '../core/customer/customerMatch';
import type { HostPort } from '../host/hostPort';
import { searchText } from '../host/searchText';
import type { Ground } from './ground';
import type { PlaceTroubles } from './placeTroubles';

/** What the host of this place can do about a customer; the buttons of everything else are not there. */
export interface HostDoes {
  readonly openRecord: boolean;
  readonly newRecord: boolean;
  readonly searchPage: boolean;
  /** It shows rings itself, also while the agent looks elsewhere. */
  readonly notifies: boolean;
}

/** All that an agent can do about the customer of a call. */
export interface CustomerActions {
  hostDoes(): HostDoes;
  chooseCustomer(key: string, customer: Customer): void;
  /** It is none of those whom Dynamics has. */
  chooseNobody(key: string): void;
  /** An empty text puts the answer away. */
  searchCustomer(key: string, text: string): void;
  lookUpAgain(key: string): void;
  openRecord(key: string): void;
  /** What the telephony system says that the call is about. */
  openNamedRecord(key: string): void;
  /** The form of a new row of this table, filled with these columns; whom the agent saves is the customer. */
  newRecord(key: string, entityName: string, values: Readonly<Record<string, string>>): void;
  openSearch(key: string): void;
}

export interface CustomerActionsOptions {
  readonly host: () => HostPort;
  /** Opens the record in a session of its own; false where it belongs into none. */
  readonly openFirst: (call: CallView) => boolean;
  readonly opening: PlaceTroubles['opening'];
}

export function createCustomerActions(
  { line, callOf }: Ground,
  { host, openFirst, opening }: CustomerActionsOptions,
): { readonly actions: CustomerActions } {
  const chooseCustomer = (key: string, customer: Customer): void =>
    void line.send({ type: 'choose-customer', key, customer });

  async function newRecord(
    call: CallView,
    entityName: string,
    values: Readonly<Record<string, string>>,
  ): Promise<void> {
    const saved = await host().openNewRecord?.(entityName, values);
    if (saved === undefined) return;
    const name = saved.name ?? call.displayName ?? call.number ?? '';
    chooseCustomer(call.key, { entityName, id: saved.id, name });
  }

  return {
    actions: {
      hostDoes: () => {
        const { openRecord, openNewRecord, openSearch, notifyRing } = host();
        return {
          openRecord: openRecord !== undefined,
          newRecord: openNewRecord !== undefined,
          searchPage: openSearch !== undefined,
          notifies: notifyRing !== undefined,
        };
      },
      chooseCustomer,
      chooseNobody: (key) => void line.send({ type: 'no-customer', key }),
      searchCustomer: (key, text) => void line.send({ type: 'search', key, text }),
      lookUpAgain: (key) => void line.send({ type: 'look-up-again', key }),
      openRecord: (key) => {
        const call = callOf(key);
        // The first time it belongs into a session of its own, where the host has sessions.
        if (call?.customer?.outcome !== 'one' || openFirst(call)) return;
        const { entityName, id } = call.customer.customer;
        opening(host().openRecord?.({ entityName, id }), key);
      },
      openNamedRecord: (key) => {
        const record = callOf(key)?.record;
        if (record !== undefined) opening(host().openRecord?.(record), key);
      },
      newRecord: (key, entityName, values) => {
        const call = callOf(key);
        if (call !== undefined) opening(newRecord(call, entityName, values), key);
      },
      openSearch: (key) => {
        const call = callOf(key);
        if (call === undefined) return;
        opening(host().openSearch?.('contact', searchText(call) || (call.displayName ?? '')), key);
      },
    },
  };
}
