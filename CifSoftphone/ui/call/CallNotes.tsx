import * as React from 'react';
import { TextField } from '@fluentui/react';
import { maxNotesLength, type CallDraft } from '../../core/draft/callDraft';
import type { Texts } from '../../words/texts';
import { useStyles } from '../theme/useStyles';

export interface CallNotesProps {
  readonly draft: CallDraft;
  /** What the telephony system said: it stands before the notes in the same column. */
  readonly comments: string | undefined;
  readonly texts: Texts;
  readonly onChange: (text: string, revision: number) => void;
}

const words = { saved: 'Notes_Saved', saving: 'Notes_Saving', 'not-saved': 'Notes_NotSaved' } as const;

/** What the agent writes about a call, and whether it is saved. */
export const CallNotes: React.FC<CallNotesProps> = ({ draft, comments = '', texts, onChange }) => {
  const styles = useStyles();
  /** The agent's own text while the keyboard is in it: the view comes back a moment after each key. */
  const [typed, setTyped] = React.useState<{ readonly text: string; readonly revision: number } | undefined>();
  const { notes, revision, saved } = draft;
  const own = typed?.revision === revision ? typed.text : undefined;
  return (
    <div className={styles.section} data-aside data-testid="notes">
      <TextField
        label={texts('Notes_Label')}
        multiline
        autoAdjustHeight
        resizable={false}
        rows={2}
        maxLength={maxNotesLength - (comments === '' ? 0 : comments.length + 2)}
        value={own ?? notes}
        description={notes === '' ? '' : texts(words[saved])}
        onFocus={() => setTyped({ text: notes, revision })}
        onBlur={() => setTyped(undefined)}
        onChange={(_event, text = '') => {
          setTyped({ text, revision });
          onChange(text, revision);
        }}
      />
      {/* Each "saved" read out would disturb who is writing; that something is not, must be heard. */}
      <span className={styles.unseen} role="status">
        {saved === 'not-saved' ? texts('Notes_NotSaved') : ''}
      </span>
    </div>
  );
};
