import * as React from 'react';
import { SmallIconButton } from '../parts/buttons';
import type { CallPartProps } from '../parts/laterParts';
import { useSoftphone } from '../parts/useSoftphone';
import { OpenIcon } from '../theme/icons';

/** Beside the customer's name, in every tab: the record is one press away. Where the call's session opens it, that does. */
export const OpenRecord: React.FC<CallPartProps> = ({ call: { key, customer } }) => {
  const { place, view, texts } = useSoftphone();
  if (customer?.outcome !== 'one' || view.withoutSession.includes(key) || !place.hostDoes().openRecord) return null;
  return (
    <SmallIconButton
      title={texts('Customer_OpenRecord')}
      data-testid="open-record"
      onClick={() => place.openRecord(key)}
    >
      <OpenIcon />
    </SmallIconButton>
  );
};
