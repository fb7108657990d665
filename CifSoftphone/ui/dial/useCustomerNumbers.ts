import * as React from 'react';
import type { DirectoryEntry } from '../../../protocol/messages/directory';
import type { CustomerNumber, CustomerNumbers } from '../../core/customer/customerNumbers';
import type { SearchTable } from '../../core/settings/softphoneSettings';
import { useSoftphone } from '../parts/useSoftphone';
import { directorySearchDelayMs } from './dialTimings';

/** Two letters are in half of all names. */
const leastLetters = 3;
/** A name may have digits in it (Studio 54); an address has one of these signs. */
const isName = (text: string): boolean => !/[@:]/.test(text) && (text.match(/\p{L}/gu) ?? []).length >= leastLetters;
const none: readonly DirectoryEntry[] = [];

/** @returns those whose name has what the agent types, each of their numbers by itself */
export function useCustomerNumbers(find: CustomerNumbers, text: string): readonly DirectoryEntry[] {
  // By its content: each word of the line brings another list.
  const search = JSON.stringify(useSoftphone().view.settings.search);
  const [found, show] = React.useState({ text: '', entries: none });
  const wanted = isName(text) ? text : '';
  React.useEffect(() => {
    if (wanted === '') return;
    let isWanted = true;
    const timer = setTimeout(
      () =>
        void find(wanted, JSON.parse(search) as readonly SearchTable[]).then((numbers) => {
          if (isWanted && numbers.length > 0) show({ text: wanted, entries: numbers.map(toEntry) });
        }),
      directorySearchDelayMs,
    );
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [find, search, wanted]);
  return found.text === wanted && wanted !== '' ? found.entries : none;
}

const toEntry = ({ name, number, about }: CustomerNumber): DirectoryEntry => ({
  ...{ name, target: number, kind: 'number' },
  ...(about === undefined ? {} : { about }),
});
