import { dialFormatOf, type DialWish } from '../core/calls/dialWish';
import type { DesktopPort } from '../host/desktopPort';
import { searchTableNames } from '../core/settings/softphoneSettings';
import type { History } from './history';
import type { HistoryActions } from './place';

export interface HistoryActionsOptions {
  readonly history: History;
  readonly dial: (wish: DialWish) => void;
  readonly host: () => DesktopPort;
  readonly onFailed: () => void;
  readonly onOpened: () => void;
}

/** What an agent can do with the list of the last calls and with one of them. */
export const historyActions = ({ history, dial, host, onFailed, onOpened }: HistoryActionsOptions): HistoryActions => ({
  watch: () => history.watch(),
  search: (text) => history.search(text),
  again: () => history.again(),
  more: () => history.more(),
  dial: ({ number, about }) => {
    if (number === undefined) return;
    // A call about a case has its customer in the case: the number says who it is.
    const isCustomer = searchTableNames.some((table) => table === about?.entityName);
    const record = about === undefined || !isCustomer ? undefined : { entityName: about.entityName, id: about.id };
    dial({ text: number, format: dialFormatOf(number), ...(record === undefined ? {} : { record }) });
  },
  open: ({ id, about }) => {
    const record = about ?? { entityName: 'phonecall', id };
    host()
      .openRecord?.({ entityName: record.entityName, id: record.id })
      .then(onOpened, () => onFailed());
  },
});
