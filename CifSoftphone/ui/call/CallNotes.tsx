import * as React from 'react';
import { TextField } from '@fluentui/react';
import type { CallView } from '../../core/calls/callView';
import { maxNotesLength, type CallDraft } from '../../core/draft/callDraft';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { ownDirection } from '../theme/ownDirection';
import { tokens } from '../theme/tokens';

export interface CallNotesProps {
  /** What the telephony system said of it (`comments`) stands before the notes in the same column. */
  readonly call: CallView;
  readonly draft: CallDraft;
}

const words = { saved: 'Notes_Saved', saving: 'Notes_Saving', 'not-saved': 'Notes_NotSaved' } as const;

const said = { fontSize: 12, lineHeight: '16px', color: tokens.colorNeutralForeground2 };
const field = { ...ownDirection, description: said };
/** What is not saved yet is told by more than its word. */
const unsavedField = {
  ...ownDirection,
  description: { ...said, fontWeight: 600, color: tokens.colorStatusWarningForeground1 },
};

/** What the agent writes about a call, and whether it is saved. */
export const CallNotes: React.FC<CallNotesProps> = ({ call: { key, comments = '' }, draft }) => {
  const { place, texts } = useSoftphone();
  /** The agent's own text while the keyboard is in it: the view comes back a moment after each key. */
  const [typed, setTyped] = React.useState<{ readonly text: string; readonly revision: number } | undefined>();
  /** A key that was pressed before the keyboard came here, and is still held. */
  const isHeld = React.useRef(true);
  const { notes, revision, saved } = draft;
  const own = typed?.revision === revision ? typed.text : undefined;
  return (
    <div className={common.section} data-aside data-testid="notes">
      <TextField
        // The tab says it to who sees it.
        ariaLabel={texts('Notes_Label')}
        multiline
        autoAdjustHeight
        resizable={false}
        rows={2}
        styles={saved === 'not-saved' ? unsavedField : field}
        maxLength={maxNotesLength - (comments === '' ? 0 : comments.length + 2)}
        value={own ?? notes}
        description={notes === '' ? '' : texts(words[saved])}
        data-takes-focus=""
        onFocus={() => {
          isHeld.current = true;
          setTyped({ text: notes, revision });
        }}
        onKeyDown={(event) => {
          isHeld.current &&= event.repeat;
          if (isHeld.current) event.preventDefault();
          // Out of the text, where a letter is a word and no key.
          if (event.key === 'Escape') event.currentTarget.closest<HTMLElement>('[tabindex]')?.focus();
        }}
        onBlur={() => setTyped(undefined)}
        onChange={(_event, text = '') => {
          setTyped({ text, revision });
          place.writeNotes(key, text, revision);
        }}
      />
      {/* Each "saved" read out would disturb who is writing; that something is not, must be heard. */}
      <span className={common.unseen} role="status">
        {saved === 'not-saved' && texts('Notes_NotSaved')}
      </span>
    </div>
  );
};
