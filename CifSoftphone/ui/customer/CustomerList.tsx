import * as React from 'react';
import type { Customer } from '../../core/customer/customerMatch';
import { customerWords } from '../../words/customerWords';
import { factWords } from '../../words/factWords';
import { useSoftphone } from '../parts/useSoftphone';
import { ChoiceList } from '../parts/ChoiceList';

export interface CustomerListProps {
  readonly customers: readonly Customer[];
  readonly onChoose: (customer: Customer) => void;
}

/** Customers to choose from, each with the reasons for it; nothing where there are none. */
export const CustomerList: React.FC<CustomerListProps> = ({ customers, onChoose }) => {
  const { texts } = useSoftphone();
  if (customers.length === 0) return null;
  return (
    <ChoiceList
      label={texts('Customer_Choose')}
      kind="customer"
      choices={customers}
      name={({ name }) => name}
      detail={(customer) => factWords(customerWords(customer, texts))}
      onChoose={onChoose}
    />
  );
};
