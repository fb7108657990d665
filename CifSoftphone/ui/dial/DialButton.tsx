import * as React from 'react';
import { IconButton } from '@fluentui/react';
import type { RecordReference } from '../../../protocol/dialling';
import { dialFormatOf } from '../../core/calls/dialWish';
import type { Place, PlaceView } from '../../surface/place';
import type { FieldState } from './fieldState';
import { PhoneIcon } from '../theme/icons';
import type { StringKey } from '../../words/stringKeys';
import type { Texts } from '../../words/texts';
import { useStyles } from '../theme/useStyles';

export interface DialButtonProps {
  readonly place: Place;
  readonly view: PlaceView;
  readonly texts: Texts;
  readonly field: FieldState;
  readonly record: RecordReference | undefined;
}

/** Calls the number of the field; where nothing can be dialled there is no button. */
export const DialButton: React.FC<DialButtonProps> = ({ place, view, texts, field, record }) => {
  const styles = useStyles();
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
    <IconButton
      className={styles.fieldButton}
      disabled={why !== undefined}
      allowDisabledFocus
      title={texts(why ?? 'Field_Call')}
      ariaLabel={texts('Field_Call')}
      {...(why === undefined ? {} : { ariaDescription: texts(why) })}
      onRenderIcon={() => <PhoneIcon />}
      onClick={() =>
        why === undefined ? place.dial({ text, format, ...(record === undefined ? {} : { record }) }) : undefined
      }
    />
  );
};
