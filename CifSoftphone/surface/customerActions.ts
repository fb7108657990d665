import type { CallView } from '../core/calls/callView';
import type { Customer } from '../core/customer/customerMatch';
import type { DesktopPort } from '../host/desktopPort';
import { searchText } from '../host/searchText';
import type { LinePort } from '../core/line/linePort';
import type { Sessions } from './sessions';

/** What the host of this place can do about a customer; the buttons of everything else are not there. */
export interface HostDoes {
  readonly openRecord: boolean;
  readonly newContact: boolean;
  readonly searchPage: boolean;
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
  /** The form of a new contact with the number filled in; whom the agent saves is the customer. */
  newContact(key: string): void;
  openSearch(key: string): void;
}

export interface CustomerActionsOptions {
  readonly line: LinePort;
  readonly host: () => { readonly desktop: DesktopPort; readonly sessions: Sessions };
  readonly callOf: (key: string) => CallView | undefined;
  readonly onFailed: (key?: string) => void;
  readonly onOpened: () => void;
}

export function customerActions({ line, host, callOf, onFailed, onOpened }: CustomerActionsOptions): CustomerActions {
  const chooseCustomer = (key: string, customer: Customer): void =>
    void line.send({ type: 'choose-customer', key, customer });

  async function newContact(call: CallView): Promise<void> {
    const saved = await host().desktop.openNewRecord?.('contact', { ...nameOf(call), ...numberOf(call) });
    if (saved === undefined) return;
    const name = saved.name ?? call.displayName ?? call.number ?? '';
    chooseCustomer(call.key, { entityName: 'contact', id: saved.id, name });
  }

  return {
    hostDoes: () => {
      const { openRecord, openNewRecord, openSearch } = host().desktop;
      return {
        openRecord: openRecord !== undefined,
        newContact: openNewRecord !== undefined,
        searchPage: openSearch !== undefined,
      };
    },
    chooseCustomer,
    chooseNobody: (key) => void line.send({ type: 'no-customer', key }),
    searchCustomer: (key, text) => void line.send({ type: 'search', key, text }),
    lookUpAgain: (key) => void line.send({ type: 'look-up-again', key }),
    openRecord: (key) => {
      const call = callOf(key);
      if (call?.customer?.outcome !== 'one') return;
      const { desktop, sessions } = host();
      const { entityName, id } = call.customer.customer;
      // The first time it belongs into a session of its own, where the host has sessions.
      if (desktop.openSession !== undefined && !sessions.hasOpened(key)) sessions.open(call);
      else desktop.openRecord?.({ entityName, id }).then(onOpened, () => onFailed(key));
    },
    newContact: (key) => {
      const call = callOf(key);
      if (call !== undefined) newContact(call).then(onOpened, () => onFailed(key));
    },
    openSearch: (key) => {
      const call = callOf(key);
      if (call === undefined) return;
      host()
        .desktop.openSearch?.('contact', searchText(call) || (call.displayName ?? ''))
        .then(onOpened, () => onFailed(key));
    },
  };
}

/** As it should stand in a column: the number that every spelling means, else what came. */
const numberOf = ({ e164, number, numberKind }: CallView): Readonly<Record<string, string>> => {
  const written = e164 ?? number;
  if (written === undefined) return {};
  return numberKind === 'sip' ? { emailaddress1: written } : { telephone1: written };
};

function nameOf({ displayName }: CallView): Readonly<Record<string, string>> {
  const words = displayName?.trim().split(/\s+/) ?? [];
  const lastname = words.pop();
  if (lastname === undefined || lastname === '') return {};
  return words.length === 0 ? { lastname } : { firstname: words.join(' '), lastname };
}
