import * as React from 'react';
import { TextField } from '@fluentui/react';
import { cleanLine } from '../../../protocol/cleanText';
import type { AgentSearch } from '../../core/calls/call';
import type { CallView } from '../../core/calls/callView';
import type { Customer } from '../../core/customer/customerMatch';
import { fill, type Texts } from '../../words/texts';
import { SmallButton } from '../parts/buttons';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { CustomerList } from './CustomerList';

export interface CustomerSearchProps {
  readonly call: CallView;
  /** What stands in the field. */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onChoose: (customer: Customer) => void;
}

/** The agent looks for the customer by name or number: Enter searches, Enter again goes to the first who was found. */
export const CustomerSearch: React.FC<CustomerSearchProps> = ({ call: { key, search }, text, onText, onChoose }) => {
  const { place, texts } = useSoftphone();
  return (
    <form
      className={common.section}
      role="search"
      data-testid="customer-search"
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = cleanLine(text);
        const first = event.currentTarget.querySelector<HTMLElement>('[data-customer]');
        // What was looked for is found: Enter once more goes to the first, and from there chooses.
        if (first !== null && search?.text === wanted) first.focus();
        else place.searchCustomer(key, wanted);
      }}
    >
      <TextField
        label={texts('Customer_SearchFor')}
        value={text}
        maxLength={100}
        autoComplete="off"
        // Held down it must not go on from the search to whom it finds.
        onKeyDown={(event) => (event.repeat && event.key === 'Enter' ? event.preventDefault() : undefined)}
        onChange={(_event, next) => onText(next ?? '')}
      />
      <SmallButton type="submit" text={texts('Customer_Search')} />
      <div role="status" className={common.subtle}>
        {search && answerWords(search, texts)}
      </div>
      <CustomerList customers={search?.answer?.found ?? []} onChoose={onChoose} />
    </form>
  );
};

function answerWords({ answer }: AgentSearch, texts: Texts): string {
  if (answer === undefined) return texts('Customer_Searching');
  if (answer.found === undefined) return texts('Customer_SearchFailed');
  const count = answer.found.length;
  return count === 0 ? texts('Customer_NothingFound') : fill(texts('Customer_Found'), { count: String(count) });
}
