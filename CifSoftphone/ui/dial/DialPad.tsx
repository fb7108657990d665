import * as React from 'react';
import { DefaultButton, PrimaryButton, TextField } from '@fluentui/react';
import { cleanLine } from '../../../protocol/cleanText';
import { cutText } from '../../../protocol/cutText';
import { maxNumberLength } from '../../../protocol/limits';
import { dialFormatOf, type DialWish } from '../../core/calls/dialWish';
import { Later } from '../parts/Later';
import { Region } from '../parts/Region';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { answerGreen } from '../theme/tokens';
import { goToFound } from './goToFound';
import { PhoneKeys } from './PhoneKeys';

export interface DialPadProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onDial: (wish: DialWish) => void;
}

const [rest, hover, pressed] = answerGreen;
const styles = lazyClasses({
  // As Accept: it starts a conversation.
  call: {
    minWidth: 0,
    height: 40,
    padding: 0,
    borderRadius: 4,
    selectors: {
      '&:not(.is-disabled)': { background: rest },
      '&:not(.is-disabled):hover': { background: hover },
      '&:not(.is-disabled):active': { background: pressed },
    },
  },
});

const asThePage = { field: { direction: 'inherit' } } as const;

/** Keys, a field that takes what is typed or pasted, and Call: Enter calls as well. The text stays until it is called. */
export const DialPad: React.FC<DialPadProps> = ({ text, onText, onDial }) => {
  const { view, texts } = useSoftphone();
  const named = dialFormatOf(text);
  // What telephony does not dial is read as a number, and refused in words.
  const format = view.dialFormats.includes(named) ? named : 'tel';
  const [chosen, choose] = React.useState<{ readonly name: string; readonly target: string } | undefined>(undefined);
  const call = React.useRef<HTMLElement>(null);
  // Loaded when somebody types a name.
  const searches = view.searchable?.includes('tel') === true && /\p{L}/u.test(text);
  const ready = view.status === 'connected' && text.trim() !== '';
  // What is typed or pasted stays as it is: who leaves letters or a second number out calls somebody else.
  const take = (next: string): void => onText(cutText(cleanLine(next), maxNumberLength));
  return (
    <form
      className={common.section}
      aria-label={texts('Keypad_Label')}
      data-testid="dial-pad"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready || goToFound(event.currentTarget, text)) return;
        onDial({ text, format, name: chosen?.target === text ? chosen.name : undefined });
      }}
    >
      <TextField
        type="tel"
        dir="ltr"
        // Empty it has words in it, which begin where those of the page do.
        styles={text === '' ? asThePage : {}}
        value={text}
        ariaLabel={texts('Dial_Number')}
        placeholder={texts('Dial_Number')}
        autoComplete="off"
        data-testid="dial-number"
        onChange={(_event, next) => take(next ?? '')}
      />
      {searches && (
        <Region name="keypad">
          <Later
            draw={({ DialDirectory }) => (
              <DialDirectory
                format="tel"
                text={text.trim()}
                onChoose={(entry) => {
                  choose(entry);
                  onText(entry.target);
                  call.current?.focus();
                }}
              />
            )}
          />
        </Region>
      )}
      <PhoneKeys onKey={(key) => take(text + key)}>
        <DefaultButton
          className={common.tool}
          text="+"
          disabled={text !== ''}
          allowDisabledFocus
          onClick={() => (text === '' ? take('+') : undefined)}
        />
        <PrimaryButton
          className={styles.call}
          type="submit"
          elementRef={call}
          text={texts('Field_Call')}
          disabled={!ready}
          allowDisabledFocus
        />
        <DefaultButton
          className={common.tool}
          text="⌫"
          ariaLabel={texts('Dial_Delete')}
          title={texts('Dial_Delete')}
          onClick={() => onText(text.slice(0, -1))}
        />
      </PhoneKeys>
    </form>
  );
};
