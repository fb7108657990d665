import * as React from 'react';
import { TextField } from '@fluentui/react';
import { maxDigits } from '../../../protocol/limits';
import { digitsIn } from '../../../protocol/parseCallCommand';
import type { DigitPadProps } from '../parts/laterParts';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { PhoneKeys } from './PhoneKeys';

/**
 * The keys of a telephone during a call. What is clicked, typed or pasted is sent at once; what was sent stays to be
 * read and cannot be taken back.
 */
export const DigitPad: React.FC<DigitPadProps> = ({ whyNot, onDigits }) => {
  const { texts } = useSoftphone();
  const [sent, setSent] = React.useState('');
  const send = (text: string): void => {
    const digits = digitsIn(text).slice(0, maxDigits);
    if (digits === '' || whyNot !== undefined) return;
    setSent((before) => (before + digits).slice(-maxDigits));
    onDigits(digits);
  };
  return (
    <div className={common.section} role="group" aria-label={texts('Keypad_Label')} data-testid="keypad">
      <TextField
        autoFocus
        type="text"
        dir="ltr"
        value={sent}
        ariaLabel={texts('Keypad_Sent')}
        placeholder={texts('Keypad_Sent')}
        title={whyNot}
        autoComplete="off"
        data-testid="keypad-sent"
        // A paste is sent as a whole, wherever the cursor stands; a key only once, although a held key repeats.
        onPaste={(event) => {
          event.preventDefault();
          send(event.clipboardData.getData('text'));
        }}
        onKeyDown={(event) => {
          if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          if (!event.repeat) send(event.key);
        }}
        // What comes by neither way (a telephone's own keyboard, dictation) is what stands more than before.
        onChange={(_event, next) => send((next ?? '').startsWith(sent) ? (next ?? '').slice(sent.length) : '')}
      />
      <PhoneKeys whyNot={whyNot} onKey={send} />
    </div>
  );
};
