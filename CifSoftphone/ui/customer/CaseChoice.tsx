import * as React from 'react';
import type { CallView } from '../../core/calls/callView';
import { caseCustomer, type CustomerCases } from '../../surface/cases';
import type { StringKey } from '../../words/stringKeys';
import { fill, type Texts } from '../../words/texts';
import { SmallButton } from '../parts/buttons';
import { useInSight } from '../parts/useInSight';
import { useKeptFocus } from '../parts/useKeptFocus';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { ChoiceList } from '../parts/ChoiceList';

/** The case that a call is about: one of the customer's open ones, or a new one. */
export const CaseChoice: React.FC<{ readonly call: CallView }> = ({ call }) => {
  const { place, view, texts } = useSoftphone();
  const [open, setOpen] = React.useState(false);
  const [isNew, setNew] = React.useState(false);
  const { key, draft } = call;
  const linked = draft?.caseLink;
  const customer = caseCustomer(call);
  const customerId = customer?.id;
  const actions = place.cases;
  const { cases } = view;
  const ref = useKeptFocus<HTMLDivElement>(`${linked?.id ?? ''} ${customerId ?? ''} ${open}`);
  const list = useInSight<HTMLDivElement>(
    open && customerId !== undefined && (cases?.get(customerId)?.cases.length ?? 0) > 0 ? customerId : undefined,
  );
  React.useEffect(() => {
    if (open && customerId !== undefined) void actions?.read(key);
  }, [actions, open, key, customerId]);
  if (cases === undefined || actions === undefined || (customer === undefined && linked === undefined)) return null;
  const found = customerId === undefined ? undefined : cases.get(customerId);
  const shows = open && customer !== undefined;
  const button = (name: string, words: StringKey, onClick: () => void) => (
    <SmallButton text={texts(words)} data-testid={name} onClick={onClick} />
  );
  return (
    <div ref={ref} className={common.section} data-aside data-testid="case">
      {linked && (
        <p className={common.strong}>
          <bdi>{fill(texts('Case_Linked'), { title: linked.title })}</bdi>
        </p>
      )}
      <div className={common.row}>
        {customer && (
          <SmallButton
            text={texts(linked ? 'Case_Change' : 'Case_Link')}
            aria-expanded={open}
            data-testid="link-case"
            onClick={() => setOpen(!open)}
          />
        )}
        {linked && button('remove-case', 'Case_Remove', () => place.linkCase(key, undefined))}
        {shows &&
          place.hostDoes().newRecord &&
          button('new-case', 'Case_New', () => {
            setNew(true);
            actions.create(key);
          })}
        {shows && button('read-cases', 'Case_ReadAgain', () => void actions.read(key))}
      </div>
      {shows && (
        <>
          <div role="status" className={common.subtle}>
            {stateWords(found, isNew, texts)}
          </div>
          {found !== undefined && found.cases.length > 0 && (
            <div ref={list}>
              <ChoiceList
                label={texts('Case_Choose')}
                kind="case"
                choices={found.cases}
                name={({ title }) => title}
                detail={({ number }) => number}
                onChoose={({ id, title }) => {
                  setOpen(false);
                  setNew(false);
                  place.linkCase(key, { id, title });
                }}
              />
            </div>
          )}
        </>
      )}
    </div>
  );
};

function stateWords(found: CustomerCases | undefined, isNew: boolean, texts: Texts): string {
  if (found === undefined || found.state === 'loading') return texts('Case_Reading');
  if (found.state === 'failed') return texts('Case_Failed');
  if (isNew) return texts('Case_AfterNew');
  const count = found.cases.length;
  return count === 0 ? texts('Case_None') : fill(texts('Customer_OpenCases'), { count: String(count) });
}
