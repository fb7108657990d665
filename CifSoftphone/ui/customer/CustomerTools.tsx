import * as React from 'react';
import { isRinging } from '../../core/calls/callPhase';
import type { CallView } from '../../core/calls/callView';
import type { Customer } from '../../core/customer/customerMatch';
import type { StringKey } from '../../words/stringKeys';
import { SmallButton } from '../parts/buttons';
import { Later } from '../parts/Later';
import { useKeptFocus } from '../parts/useKeptFocus';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { CustomerList } from './CustomerList';
import { CustomerSearch } from './CustomerSearch';
import { useSearchField } from './useSearchField';

export interface CustomerToolsProps {
  readonly call: CallView;
}

/** Who it could be, and what the agent can do about it. */
export const CustomerTools: React.FC<CustomerToolsProps> = ({ call }) => {
  const { place, texts } = useSoftphone();
  const { key, customer } = call;
  const outcome = customer?.outcome;
  const one = customer?.outcome === 'one' ? customer.customer : undefined;
  const others = customer?.outcome === 'one' || customer?.outcome === 'none' ? (customer.others ?? []) : [];
  const several = customer?.outcome === 'several';
  // A list that the agent chose from goes away under the keyboard.
  const ref = useKeptFocus<HTMLDivElement>(`${outcome ?? ''} ${one?.id ?? ''}`);
  const { open, text, setText, toggle, close } = useSearchField(place, call, ref);
  const choose = (chosen: Customer): void => {
    close();
    place.chooseCustomer(key, chosen);
  };
  const chooseNobody = (): void => {
    close();
    place.chooseNobody(key);
  };
  const does = place.hostDoes();
  const button = (name: string, words: StringKey, onClick: () => void) => (
    <SmallButton text={texts(words)} data-testid={name} onClick={onClick} />
  );
  return (
    <div ref={ref} className={common.section} data-aside data-testid="customer" data-outcome={outcome}>
      {several && <CustomerList customers={customer.customers} onChoose={choose} />}
      <div className={common.row}>
        {/* Of a call it stands beside the name. */}
        {one &&
          does.openRecord &&
          isRinging(call) &&
          button('open-record', 'Customer_OpenRecord', () => place.openRecord(key))}
        {outcome === 'unknown' && button('search-again', 'Customer_SearchAgain', () => place.lookUpAgain(key))}
        {several && button('no-customer', 'Customer_NoneOfThese', chooseNobody)}
        <SmallButton
          text={texts(one === undefined ? 'Customer_Find' : 'Customer_Change')}
          aria-expanded={open}
          data-testid="change-customer"
          onClick={toggle}
        />
        {open && one && button('no-customer', 'Customer_Remove', chooseNobody)}
        {(open || one === undefined) && customer !== undefined && (
          <>
            {does.newRecord && <Later quiet draw={({ NewRecords }) => <NewRecords call={call} />} />}
            {does.searchPage && button('search-page', 'Customer_SearchPage', () => place.openSearch(key))}
          </>
        )}
      </div>
      {open && (
        <>
          <CustomerList customers={others} onChoose={choose} />
          <CustomerSearch call={call} text={text} onText={setText} onChoose={choose} />
        </>
      )}
      {customer !== undefined && <Later quiet draw={({ SearchedFor }) => <SearchedFor call={call} open={open} />} />}
    </div>
  );
};
