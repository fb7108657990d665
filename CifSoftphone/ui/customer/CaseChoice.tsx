import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import type { CallView } from '../../core/calls/callView';
import { caseCustomer, type CasesView, type CustomerCases } from '../../surface/cases';
import type { Place } from '../../surface/place';
import { fill, type Texts } from '../../words/texts';
import { useKeptFocus } from '../parts/useKeptFocus';
import { useStyles } from '../theme/useStyles';

export interface CaseChoiceProps {
  readonly call: CallView;
  readonly place: Place;
  readonly cases: CasesView | undefined;
  readonly texts: Texts;
}

/** The case that a call is about: one of the customer's open ones, or a new one. */
export const CaseChoice: React.FC<CaseChoiceProps> = ({ call, place, cases, texts }) => {
  const styles = useStyles();
  const [open, setOpen] = React.useState(false);
  const [isNew, setNew] = React.useState(false);
  const { key, draft } = call;
  const linked = draft?.caseLink;
  const customer = caseCustomer(call);
  const customerId = customer?.id;
  const actions = place.cases;
  const ref = useKeptFocus<HTMLDivElement>(`${linked?.id ?? ''} ${customerId ?? ''} ${open}`);
  React.useEffect(() => {
    if (open && customerId !== undefined) void actions?.read(key);
  }, [actions, open, key, customerId]);
  if (cases === undefined || actions === undefined || (customer === undefined && linked === undefined)) return null;
  const found = customerId === undefined ? undefined : cases.get(customerId);
  const button = (name: string, text: string, onClick: () => void) => (
    <DefaultButton className={styles.small} text={text} data-testid={name} onClick={onClick} />
  );
  return (
    <div ref={ref} className={styles.section} data-aside data-testid="case">
      {linked !== undefined && (
        <p className={styles.strong}>
          <bdi>{fill(texts('Case_Linked'), { title: linked.title })}</bdi>
        </p>
      )}
      <div className={styles.row}>
        {customer !== undefined && (
          <DefaultButton
            className={styles.small}
            text={texts(linked === undefined ? 'Case_Link' : 'Case_Change')}
            aria-expanded={open}
            data-testid="link-case"
            onClick={() => setOpen(!open)}
          />
        )}
        {linked !== undefined && button('remove-case', texts('Case_Remove'), () => place.linkCase(key, undefined))}
        {open && customer !== undefined && (
          <>
            {place.hostDoes().newContact &&
              button('new-case', texts('Case_New'), () => {
                setNew(true);
                actions.create(key);
              })}
            {button('read-cases', texts('Case_ReadAgain'), () => void actions.read(key))}
          </>
        )}
      </div>
      {open && customer !== undefined && (
        <>
          <div role="status" className={styles.subtle}>
            {stateWords(found, isNew, texts)}
          </div>
          {found !== undefined && found.cases.length > 0 && (
            <ul className={styles.choices} aria-label={texts('Case_Choose')}>
              {found.cases.map(({ id, title, number }) => (
                <li key={id}>
                  <button
                    type="button"
                    className={styles.choice}
                    data-case={id}
                    onClick={() => {
                      setOpen(false);
                      setNew(false);
                      place.linkCase(key, { id, title });
                    }}
                  >
                    <bdi className={styles.strong}>{title}</bdi>
                    {number !== undefined && <span className={styles.subtle}>{number}</span>}
                  </button>
                </li>
              ))}
            </ul>
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
