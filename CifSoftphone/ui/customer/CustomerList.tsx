import * as React from 'react';
import type { Customer } from '../../core/customer/customerMatch';
import { customerWords } from '../../words/customerWords';
import type { Texts } from '../../words/texts';
import { useStyles } from '../theme/useStyles';

export interface CustomerListProps {
  readonly label: string;
  readonly customers: readonly Customer[];
  readonly texts: Texts;
  readonly onChoose: (customer: Customer) => void;
}

/** Customers to choose from, the likeliest first, each with the reasons for it. */
export const CustomerList: React.FC<CustomerListProps> = ({ label, customers, texts, onChoose }) => {
  const styles = useStyles();
  return (
    <ul className={styles.choices} aria-label={label}>
      {customers.map((customer) => (
        <li key={customer.id}>
          <button
            type="button"
            className={styles.choice}
            data-customer={customer.id}
            onKeyDown={(event) => (event.repeat && event.key === 'Enter' ? event.preventDefault() : undefined)}
            onClick={() => onChoose(customer)}
          >
            <bdi className={styles.strong}>{customer.name}</bdi>
            <span className={styles.subtle}>{customerWords(customer, texts).join(' · ')}</span>
          </button>
        </li>
      ))}
    </ul>
  );
};
