import * as React from 'react';
import { TextField } from '@fluentui/react';
import type { HistoryView } from '../../surface/historyPages';
import { PastCallRow } from './PastCallRow';
import { fill, type Texts } from '../../words/texts';
import { Buttons, SmallButton } from '../parts/buttons';
import { useSoftphone } from '../parts/useSoftphone';
import { callRow } from '../theme/callRow';
import { common } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';

const styles = lazyClasses(callRow);

/** The agent's last calls: read while it is on the screen. */
export const HistoryList: React.FC = () => {
  const { place, view, texts } = useSoftphone();
  const actions = place.history;
  const { history } = view;
  React.useEffect(() => actions?.watch(), [actions]);
  if (actions === undefined || history === undefined) return null;
  const { calls, state, hasMore, text } = history;
  return (
    <section className={common.section} aria-label={texts('History_Label')} data-testid="history" data-state={state}>
      <TextField
        label={texts('History_Search')}
        value={text}
        maxLength={100}
        autoComplete="off"
        onChange={(_event, next) => actions.search(next ?? '')}
      />
      <div role="status" className={common.subtle}>
        {stateWords(history, texts)}
      </div>
      {state === 'failed' && (
        <Buttons>
          <SmallButton text={texts('History_Again')} onClick={() => actions.again()} />
        </Buttons>
      )}
      {calls.length > 0 && (
        <ul className={styles.rows} aria-label={texts('History_Label')}>
          {calls.map((call) => (
            <PastCallRow key={call.id} call={call} />
          ))}
        </ul>
      )}
      {hasMore && (
        <Buttons>
          <SmallButton
            text={texts('History_More')}
            disabled={state === 'loading'}
            allowDisabledFocus
            onClick={() => void actions.more()}
          />
        </Buttons>
      )}
    </section>
  );
};

function stateWords({ state, calls, text }: HistoryView, texts: Texts): string {
  if (state === 'loading') return texts('History_Loading');
  if (state === 'failed') return texts('History_Failed');
  if (calls.length > 0) return fill(texts('History_Count'), { count: String(calls.length) });
  return texts(text.trim() === '' ? 'History_Empty' : 'History_NothingFound');
}
