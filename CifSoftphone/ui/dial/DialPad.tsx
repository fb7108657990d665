import * as React from 'react';
import { DefaultButton, PrimaryButton, TextField } from '@fluentui/react';
import { cleanLine } from '../../../protocol/cleanText';
import { cutText } from '../../../protocol/cutText';
import { maxNumberLength } from '../../../protocol/limits';
import { dialFormatOf, type DialWish } from '../../core/calls/dialWish';
import { phoneKeys } from '../parts/phoneKeys';
import type { Texts } from '../../words/texts';
import { useStyles } from '../theme/useStyles';

export interface DialPadProps {
  readonly texts: Texts;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** What the telephony system dials. */
  readonly formats: readonly string[];
  /** False while the line is not connected. */
  readonly enabled: boolean;
  readonly onDial: (wish: DialWish) => void;
}

/** Keys, a field that takes what is typed or pasted, and Call: Enter calls as well. The text stays until it is called. */
export const DialPad: React.FC<DialPadProps> = ({ texts, text, onText, formats, enabled, onDial }) => {
  const styles = useStyles();
  const named = dialFormatOf(text);
  // What telephony does not dial is read as a number, and refused in words.
  const format = formats.includes(named) ? named : 'tel';
  const ready = enabled && text.trim() !== '';
  // What is typed or pasted stays as it is: who leaves letters or a second number out calls somebody else.
  const take = (next: string): void => onText(cutText(cleanLine(next), maxNumberLength));
  return (
    <form
      className={styles.section}
      aria-label={texts('Keypad_Label')}
      data-testid="dial-pad"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        onDial({ text, format });
      }}
    >
      <TextField
        type="tel"
        dir="ltr"
        value={text}
        ariaLabel={texts('Dial_Number')}
        placeholder={texts('Dial_Number')}
        autoComplete="off"
        data-testid="dial-number"
        onChange={(_event, next) => take(next ?? '')}
      />
      <div className={styles.keys}>
        {phoneKeys.map((key) => (
          <DefaultButton key={key} className={styles.tool} text={key} onClick={() => take(text + key)} />
        ))}
        <DefaultButton
          className={styles.tool}
          text="+"
          disabled={text !== ''}
          allowDisabledFocus
          onClick={() => (text === '' ? take('+') : undefined)}
        />
        <PrimaryButton
          className={styles.tool}
          type="submit"
          text={texts('Field_Call')}
          disabled={!ready}
          allowDisabledFocus
        />
        <DefaultButton
          className={styles.tool}
          text="⌫"
          ariaLabel={texts('Dial_Delete')}
          title={texts('Dial_Delete')}
          onClick={() => onText(text.slice(0, -1))}
        />
      </div>
    </form>
  );
};
