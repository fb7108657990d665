import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import type { CallView } from '../../core/calls/callView';
import type { Place } from '../../surface/place';
import { CustomerList } from './CustomerList';
import { CustomerSearch } from './CustomerSearch';
import { leaveSearch, takeSearch } from '../parts/searchHandover';
import type { Texts } from '../../words/texts';
import { useKeptFocus } from '../parts/useKeptFocus';
import { useStyles } from '../theme/useStyles';

export interface CustomerToolsProps {
  readonly call: CallView;
  readonly place: Place;
  /** The button that opens the call's session again opens the record as well. */
  readonly withoutSession?: boolean;
  readonly texts: Texts;
}

/** Who it could be, and what the agent can do about it. */
export const CustomerTools: React.FC<CustomerToolsProps> = ({ call, place, withoutSession = false, texts }) => {
  const styles = useStyles();
  const [open, setOpen] = React.useState(false);
  const { key, customer, search } = call;
  const [text, setText] = React.useState(search?.text ?? '');
  const one = customer?.outcome === 'one' ? customer.customer : undefined;
  const others = customer?.outcome === 'one' || customer?.outcome === 'none' ? (customer.others ?? []) : [];
  const several = customer?.outcome === 'several';
  // A list that the agent chose from goes away under the keyboard.
  const ref = useKeptFocus<HTMLDivElement>(`${customer?.outcome ?? ''} ${one?.id ?? ''}`);
  const wantsField = React.useRef(false);
  React.useLayoutEffect(() => {
    if (open && wantsField.current) fieldIn(ref.current)?.focus();
    wantsField.current = false;
  });
  // A ring that is answered becomes a card elsewhere: what the agent was about to look for goes along.
  const now = React.useRef({ open, text });
  now.current = { open, text };
  React.useLayoutEffect(() => {
    const former = takeSearch(place, key);
    if (former !== undefined) {
      wantsField.current = former.hadFocus;
      setText(former.text);
      setOpen(true);
    }
    const tools = ref.current;
    return () => {
      const hadFocus = tools !== null && document.activeElement === fieldIn(tools);
      if (now.current.open) leaveSearch(place, key, { text: now.current.text, hadFocus });
    };
  }, [place, key, ref]);
  const toggle = (): void => {
    wantsField.current = !open;
    setOpen(!open);
  };
  const does = place.hostDoes();
  const choose = (chosen: Parameters<Place['chooseCustomer']>[1]): void => {
    setOpen(false);
    place.chooseCustomer(key, chosen);
  };
  const chooseNobody = (): void => {
    setOpen(false);
    place.chooseNobody(key);
  };
  const button = (name: string, text: string, onClick: () => void) => (
    <DefaultButton className={styles.small} text={text} data-testid={name} onClick={onClick} />
  );
  return (
    <div ref={ref} className={styles.section} data-aside data-testid="customer" data-outcome={customer?.outcome}>
      {several && (
        <CustomerList label={texts('Customer_Choose')} customers={customer.customers} texts={texts} onChoose={choose} />
      )}
      <div className={styles.row}>
        {one !== undefined &&
          does.openRecord &&
          !withoutSession &&
          button('open-record', texts('Customer_OpenRecord'), () => place.openRecord(key))}
        {customer?.outcome === 'unknown' &&
          button('search-again', texts('Customer_SearchAgain'), () => place.lookUpAgain(key))}
        {several && button('no-customer', texts('Customer_NoneOfThese'), chooseNobody)}
        <DefaultButton
          className={styles.small}
          text={texts(one === undefined ? 'Customer_Find' : 'Customer_Change')}
          aria-expanded={open}
          data-testid="change-customer"
          onClick={toggle}
        />
        {open && one !== undefined && button('no-customer', texts('Customer_Remove'), chooseNobody)}
        {(open || one === undefined) && customer !== undefined && (
          <>
            {does.newContact && button('new-contact', texts('Customer_New'), () => place.newContact(key))}
            {does.searchPage && button('search-page', texts('Customer_SearchPage'), () => place.openSearch(key))}
          </>
        )}
      </div>
      {open && (
        <>
          {others.length > 0 && (
            <CustomerList label={texts('Customer_Choose')} customers={others} texts={texts} onChoose={choose} />
          )}
          <CustomerSearch
            search={search}
            text={text}
            texts={texts}
            onText={setText}
            onSearch={(wanted) => place.searchCustomer(key, wanted)}
            onChoose={choose}
          />
        </>
      )}
    </div>
  );
};

const fieldIn = (tools: HTMLElement | null) => tools?.querySelector<HTMLInputElement>('[role=search] input');
