import * as React from 'react';
import type { CallView } from '../../core/calls/callView';
import { customerWords } from '../../words/customerWords';
import { fill, type Texts } from '../../words/texts';
import { useStyles } from '../theme/useStyles';

export interface CallerFactsProps {
  readonly call: CallView;
  readonly texts: Texts;
}

/** What is known beside name and number: what the search says and why, what the telephony system said. */
export const CallerFacts: React.FC<CallerFactsProps> = ({ call, texts }) => {
  const styles = useStyles();
  const found = searchWords(call, texts);
  const kind =
    call.numberKind === 'internal'
      ? texts('Number_Internal')
      : call.numberKind === 'sip'
        ? texts('Number_Sip')
        : undefined;
  return (
    <>
      {kind !== undefined && <p className={`${styles.line} ${styles.subtle}`}>{kind}</p>}
      {call.customer?.outcome === 'one' && (
        <p className={`${styles.line} ${styles.subtle}`}>{customerWords(call.customer.customer, texts).join(' · ')}</p>
      )}
      {found !== undefined && <p className={`${styles.line} ${styles.subtle}`}>{found}</p>}
      {call.comments !== undefined && call.comments !== '' && (
        <p className={styles.line}>
          <span className={styles.subtle}>{texts('Call_Comments')}: </span>
          <bdi>{call.comments}</bdi>
        </p>
      )}
    </>
  );
};

function searchWords({ customer, number }: CallView, texts: Texts): string | undefined {
  switch (customer?.outcome) {
    case 'one':
      return undefined;
    case 'several':
      return fill(texts('Customer_Several'), { count: String(customer.customers.length) });
    case 'none':
      if (customer.chosen === true) return texts('Customer_Nobody');
      // Without a number there was nothing to look for.
      return number === undefined ? undefined : texts('Customer_None');
    case 'unknown':
      return texts(customer.late === true ? 'Customer_NotFoundInTime' : 'Customer_SearchFailed');
    case undefined:
      return number === undefined ? undefined : texts('Customer_Searching');
  }
}
