import * as React from 'react';
import { DefaultButton, TextField } from '@fluentui/react';
import { cleanLine } from '../../protocol/cleanText';
import type { AgentSearch } from '../calls/call';
import type { Customer } from '../dataverse/customerMatch';
import { CustomerList } from './CustomerList';
import { fill, type Texts } from './texts';
import { useStyles } from './useStyles';

export interface CustomerSearchProps {
  readonly search: AgentSearch | undefined;
  readonly texts: Texts;
  readonly onSearch: (text: string) => void;
  readonly onChoose: (customer: Customer) => void;
}

/** The agent looks for the customer by name or number. */
export const CustomerSearch: React.FC<CustomerSearchProps> = ({ search, texts, onSearch, onChoose }) => {
  const styles = useStyles();
  const [text, setText] = React.useState(search?.text ?? '');
  const found = search?.answer?.found;
  return (
    <form
      className={styles.section}
      role="search"
      data-testid="customer-search"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(cleanLine(text));
      }}
    >
      <TextField
        label={texts('Customer_SearchFor')}
        value={text}
        maxLength={100}
        autoComplete="off"
        onChange={(_event, next) => setText(next ?? '')}
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
