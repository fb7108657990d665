import * as React from 'react';
import { DefaultButton, TextField } from '@fluentui/react';
import { cleanLine } from '../../../protocol/cleanText';
import type { AgentSearch } from '../../core/calls/call';
import type { Customer } from '../../core/customer/customerMatch';
import { CustomerList } from './CustomerList';
import { fill, type Texts } from '../../words/texts';
import { useStyles } from '../theme/useStyles';

export interface CustomerSearchProps {
  readonly search: AgentSearch | undefined;
  /** What stands in the field. */
  readonly text: string;
  readonly texts: Texts;
  readonly onText: (text: string) => void;
  readonly onSearch: (text: string) => void;
  readonly onChoose: (customer: Customer) => void;
}

/** The agent looks for the customer by name or number: Enter searches, Enter again goes to the first who was found. */
export const CustomerSearch: React.FC<CustomerSearchProps> = ({ search, text, texts, onText, onSearch, onChoose }) => {
  const styles = useStyles();
  const found = search?.answer?.found;
  return (
    <form
      className={styles.section}
      role="search"
      data-testid="customer-search"
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = cleanLine(text);
        const first = event.currentTarget.querySelector<HTMLElement>('[data-customer]');
        // What was looked for is found: Enter once more goes to the first, and from there chooses.
        if (first !== null && search?.text === wanted) first.focus();
        else onSearch(wanted);
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
      <DefaultButton className={styles.small} type="submit" text={texts('Customer_Search')} />
      <div role="status" className={styles.subtle}>
        {search === undefined ? '' : answerWords(search, texts)}
      </div>
      {found !== undefined && found.length > 0 && (
        <CustomerList label={texts('Customer_Choose')} customers={found} texts={texts} onChoose={onChoose} />
      )}
    </form>
  );
};

function answerWords({ answer }: AgentSearch, texts: Texts): string {
  if (answer === undefined) return texts('Customer_Searching');
  if (answer.found === undefined) return texts('Customer_SearchFailed');
  const count = answer.found.length;
  return count === 0 ? texts('Customer_NothingFound') : fill(texts('Customer_Found'), { count: String(count) });
}
