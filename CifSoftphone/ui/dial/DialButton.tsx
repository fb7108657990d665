import * as React from 'react';
import type { RecordReference } from '../../../protocol/messages/recordReference';
import { dialFormatOf } from '../../core/calls/dialWish';
import type { StringKey } from '../../words/stringKeys';
import { SmallIconButton } from '../parts/buttons';
import { useSoftphone } from '../parts/useSoftphone';
import { PhoneIcon } from '../theme/icons';
import { lazyClasses } from '../theme/lazyClasses';
import { tokens } from '../theme/tokens';
import type { FieldState } from './fieldState';

export interface DialButtonProps {
  readonly field: FieldState;
  readonly record: RecordReference | undefined;
}

const styles = lazyClasses({ call: { borderColor: tokens.colorNeutralStroke1 } });

/** Calls the number of the field; where nothing can be dialled there is no button. */
export const DialButton: React.FC<DialButtonProps> = ({ field, record }) => {
  const { place, view, texts } = useSoftphone();
  if (view.dialFormats.length === 0) return null;
  const text = (field.value ?? '').trim();
  const format = dialFormatOf(text);
  const why: StringKey | undefined =
    text === ''
      ? 'Field_NoNumber'
      : !view.dialFormats.includes(format)
        ? 'Field_CallNotPossible'
        : view.status !== 'connected'
          ? 'Field_NotConnected'
          : undefined;
  return (
    <SmallIconButton
      className={styles.call}
      disabled={why !== undefined}
      allowDisabledFocus
      // Why it cannot be pressed is its description, for a screen reader too.
      title={texts(why ?? 'Field_Call')}
      aria-label={texts('Field_Call')}
      onClick={() =>
        why === undefined ? place.dial({ text, format, ...(record === undefined ? {} : { record }) }) : undefined
      }
    >
      <PhoneIcon />
    </SmallIconButton>
  );
};
