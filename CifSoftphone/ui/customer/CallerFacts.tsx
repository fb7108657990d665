import * as React from 'react';
import type { CallView } from '../../core/calls/callView';
import { customerWords } from '../../words/customerWords';
import { fill, type Texts } from '../../words/texts';
import { Later } from '../parts/Later';
import type { CallPartProps } from '../parts/laterParts';
import { Region } from '../parts/Region';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';

/** What is known beside name and number: what the search says and why, what the telephony system said. */
export const CallerFacts: React.FC<CallPartProps> = ({ call }) => (
  <>
    <CustomerFacts call={call} />
    <CallFacts call={call} />
  </>
);

/** Who it is: what the search says and why. */
export const CustomerFacts: React.FC<CallPartProps> = ({ call }) => {
  const { texts } = useSoftphone();
  const { numberKind, customer } = call;
  const facts = [
    numberKind === 'internal' ? texts('Number_Internal') : numberKind === 'sip' ? texts('Number_Sip') : undefined,
    customer?.outcome === 'one' ? customerWords(customer.customer, texts).join('\u00a0· ') : searchWords(call, texts),
  ];
  return (
    <>
      {facts.map(
        (fact) =>
          fact !== undefined && (
            <p key={fact} className={common.fact}>
              {fact}
            </p>
          ),
      )}
    </>
  );
};

/** What it is about: what the telephony system said. */
export const CallFacts: React.FC<CallPartProps> = ({ call }) => {
  const { texts } = useSoftphone();
  const { comments, queue, waitedMs, campaign, menu, reference, record, earlierActivity } = call;
  return (
    <>
      {comments !== undefined && comments !== '' && (
        <p className={common.line}>
          <span className={common.subtle}>{texts('Call_Comments')}: </span>
          <bdi>{comments}</bdi>
        </p>
      )}
      {[queue, waitedMs, campaign, menu, reference, record, earlierActivity].some((told) => told !== undefined) && (
        <Region name="details">
          <Later draw={({ CallDetails }) => <CallDetails call={call} />} />
        </Region>
      )}
    </>
  );
};

function searchWords({ customer, number }: CallView, texts: Texts): string | undefined {
  switch (customer?.outcome) {
    case 'several':
      return fill(texts('Customer_Several'), { count: String(customer.customers.length) });
    case 'none':
      if (customer.chosen === true) return texts('Customer_Nobody');
      // Without a number there was nothing to look for.
      return number === undefined ? undefined : texts('Customer_None');
    case 'unknown':
      return texts(customer.late === true ? 'Customer_NotFoundInTime' : 'Customer_SearchFailed');
    default:
      return number === undefined ? undefined : texts('Customer_Searching');
  }
}
