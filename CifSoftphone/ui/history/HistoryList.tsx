import * as React from 'react';
import { DefaultButton, TextField } from '@fluentui/react';
import type { Place, PlaceView } from '../../surface/place';
import { wordsOf } from '../../core/numbers/writtenNumbers';
import type { HistoryView } from '../../surface/history';
import { PastCallRow } from './PastCallRow';
import { fill, type Texts } from '../../words/texts';
import { useStyles } from '../theme/useStyles';

export interface HistoryListProps {
  readonly place: Place;
  readonly view: PlaceView;
  readonly texts: Texts;
}

/** The agent's last calls: read while it is on the screen. */
export const HistoryList: React.FC<HistoryListProps> = ({ place, view, texts }) => {
  const styles = useStyles();
  const { history: actions } = place;
  const { history } = view;
  React.useEffect(() => actions?.watch(), [actions]);
  if (actions === undefined || history === undefined) return null;
  const { calls, state, hasMore, text } = history;
  return (
    <section className={styles.section} aria-label={texts('History_Label')} data-testid="history" data-state={state}>
      <TextField
        label={texts('History_Search')}
        value={text}
        maxLength={100}
        autoComplete="off"
        onChange={(_event, next) => actions.search(next ?? '')}
      />
      <div role="status" className={styles.subtle}>
        {stateWords(history, texts)}
      </div>
      {state === 'failed' && (
        <div className={styles.buttons}>
          <DefaultButton className={styles.small} text={texts('History_Again')} onClick={() => actions.again()} />
        </div>
      )}
      {calls.length > 0 && (
        <ul className={styles.calls} aria-label={texts('History_Label')}>
          {calls.map((call) => (
            <PastCallRow
              key={call.id}
              call={call}
              numberWords={wordsOf(view.written, call.number)}
              texts={texts}
              dialFormats={view.status === 'connected' ? view.dialFormats : []}
              onDial={() => actions.dial(call)}
              onOpen={place.hostDoes().openRecord ? () => actions.open(call) : undefined}
            />
          ))}
        </ul>
      )}
      {hasMore && (
        <div className={styles.buttons}>
          <DefaultButton
            className={styles.small}
            text={texts('History_More')}
            disabled={state === 'loading'}
            allowDisabledFocus
            onClick={() => void actions.more()}
          />
        </div>
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
