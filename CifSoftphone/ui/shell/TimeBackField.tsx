import * as React from 'react';
import { TextField } from '@fluentui/react';
import { maxAwayMinutes } from '../../../protocol/agentWords';
import { fill } from '../../words/texts';
import { SmallButton } from '../parts/buttons';
import { FieldFault } from '../parts/FieldFault';
import { useSoftphone } from '../parts/useSoftphone';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';

export interface TimeBackFieldProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Sets the time for what is chosen already; who is available goes on to why not. */
  readonly onSet: () => void;
}

const styles = lazyClasses({
  time: { padding: 8, marginTop: 4, borderTop: `1px solid ${tokens.colorNeutralStroke1}` },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: 8 },
  field: { width: 120 },
});

/** Minutes as they are typed; `undefined` for what is no time to come back in. */
export function typedMinutes(text: string): number | undefined {
  const minutes = /^\s*\d{1,3}\s*$/.test(text) ? Number(text) : 0;
  return minutes >= 1 && minutes <= maxAwayMinutes ? minutes : undefined;
}

/** When the agent means to be back: it goes with the choice above it, or is added to the one that counts. */
export const TimeBackField: React.FC<TimeBackFieldProps> = ({ text, onText, onSet }) => {
  const { texts } = useSoftphone();
  const [asked, setAsked] = React.useState(false);
  const isTime = typedMinutes(text) !== undefined;
  const done = (): void => {
    setAsked(true);
    if (isTime) onSet();
  };
  return (
    <div className={styles.time}>
      <div className={styles.row}>
        <div className={styles.field}>
          <TextField
            label={texts('Agent_Minutes')}
            value={text}
            inputMode="numeric"
            autoComplete="off"
            maxLength={3}
            data-testid="time-back"
            onChange={(_event, typed = '') => {
              setAsked(false);
              onText(typed);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              done();
            }}
          />
        </div>
        <SmallButton text={texts('Agent_SetTime')} onClick={done} />
      </div>
      <FieldFault
        words={asked && !isTime ? fill(texts('Agent_MinutesFault'), { max: String(maxAwayMinutes) }) : undefined}
      />
    </div>
  );
};
