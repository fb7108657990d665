import * as React from 'react';
import { IconButton, ThemeProvider } from '@fluentui/react';
import type { Place } from '../place/place';
import type { FieldState } from './fieldState';
import { toFluentTheme, type HostTheme } from './hostTheme';
import { PhoneIcon } from './icons';
import { PhoneField } from './PhoneField';
import { Softphone } from './Softphone';
import type { Texts } from './texts';
import { usePlaceView } from './usePlaceView';
import { useStyles } from './useStyles';

export interface ControlRootProps {
  readonly place: Place;
  readonly texts: Texts;
  readonly theme: HostTheme;
  readonly compact: boolean;
  readonly field: FieldState;
  readonly onChange: (value: string | null) => void;
}

/** The form control: the phone column and, under it, the softphone. */
export const ControlRoot: React.FC<ControlRootProps> = (props) => {
  const theme = React.useMemo(() => toFluentTheme(props.theme), [props.theme]);
  return (
    <ThemeProvider theme={theme} applyTo="element">
      <ControlBody {...props} />
    </ThemeProvider>
  );
};

const ControlBody: React.FC<ControlRootProps> = ({ place, texts, compact, field, onChange }) => {
  const view = usePlaceView(place);
  const styles = useStyles();
  // The compact field has room for what needs an answer here, and for nothing that another place shows as well.
  const shown = compact && view.ringPlaceId !== place.placeId ? { ...view, calls: [] } : view;
  return (
    <div className={styles.root} data-layout={compact ? 'compact' : 'full'}>
      <div className={styles.fieldRow}>
        <div className={styles.field}>
          <PhoneField field={field} texts={texts} onChange={onChange} />
        </div>
        {compact && (
          <IconButton
            className={styles.fieldButton}
            disabled
            allowDisabledFocus
            title={texts('Field_CallNotPossible')}
            ariaLabel={texts('Field_Call')}
            ariaDescription={texts('Field_CallNotPossible')}
            onRenderIcon={() => <PhoneIcon />}
          />
        )}
      </div>
      <Softphone place={place} view={shown} texts={texts} tellsWhenIdle={false} hasSettings={!compact} />
    </div>
  );
};
