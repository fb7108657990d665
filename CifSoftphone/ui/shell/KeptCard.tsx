import * as React from 'react';
import { TextField, type ITextField } from '@fluentui/react';
import { whenWords } from '../../words/whenWords';
import { Buttons, SmallButton } from '../parts/buttons';
import type { KeptCardProps } from '../parts/laterParts';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { ownDirection } from '../theme/ownDirection';
import { TroubleMessage } from './TroubleMessage';

/** What Dynamics did not take: which call it was, the agent's text to copy, and to try it again. */
export const KeptCard: React.FC<KeptCardProps> = ({ kept }) => {
  const { place, texts } = useSoftphone();
  const field = React.useRef<ITextField>(null);
  const isThere = React.useRef(true);
  const [said, say] = React.useState<'Kept_Copied' | 'Kept_Marked' | 'Kept_StillNot' | undefined>();
  React.useEffect(() => () => void (isThere.current = false), []);
  const { id, why, detail = '', atMs, who, text } = kept;
  const call = who === undefined ? whenWords(atMs) : `${whenWords(atMs)} (\u2068${who}\u2069)`;
  const forget = (): void => void place.kept(id, false);
  const after = async (done: Promise<unknown>, words: (result: unknown) => typeof said): Promise<void> => {
    say(undefined);
    const result = await done;
    if (isThere.current) say(words(result));
  };
  return (
    <TroubleMessage
      trouble={{ kind: why === 'RowRefused' && detail === '403' ? 'RowForbidden' : why, detail }}
      about={{ call }}
      onDismiss={why === 'RowRefused' ? forget : undefined}
    >
      {text !== '' && (
        <TextField
          label={texts('Kept_Text')}
          componentRef={field}
          multiline
          rows={2}
          styles={ownDirection}
          readOnly
          value={text}
        />
      )}
      <Buttons>
        {text !== '' && (
          <SmallButton
            text={texts('Kept_Copy')}
            onClick={() => {
              // Where the clipboard is closed to us, the agent's own Ctrl+C finds the text marked.
              field.current?.select();
              void after(place.copy(text), (copied) => (copied === true ? 'Kept_Copied' : 'Kept_Marked'));
            }}
          />
        )}
        <SmallButton
          text={texts('Kept_TryAgain')}
          onClick={() => void after(place.kept(id, true), () => 'Kept_StillNot')}
        />
        {why !== 'RowRefused' && <SmallButton text={texts('Kept_Discard')} onClick={forget} />}
      </Buttons>
      <div role="status" className={common.subtle}>
        {said && texts(said)}
      </div>
    </TroubleMessage>
  );
};
