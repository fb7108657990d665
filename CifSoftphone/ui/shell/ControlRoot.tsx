import * as React from 'react';
import { ThemeProvider } from '@fluentui/react';
import type { RecordReference } from '../../../protocol/dialling';
import type { Place } from '../../surface/place';
import { AgentStateMenu } from './AgentStateMenu';
import { callsForRecord } from './callsForRecord';
import { DialButton } from '../dial/DialButton';
import type { FieldState } from '../dial/fieldState';
import { toFluentTheme, type HostTheme } from '../theme/hostTheme';
import { HistoryFold } from '../history/HistoryFold';
import { PhoneField } from '../dial/PhoneField';
import { PlainRings } from '../call/PlainRings';
import { Region } from '../parts/Region';
import { Softphone } from './Softphone';
import type { Texts } from '../../words/texts';
import { useGuardedPresses } from '../parts/useGuardedPresses';
import { usePlaceView } from '../parts/usePlaceView';
import { useStyles } from '../theme/useStyles';

export interface ControlRootProps {
  readonly place: Place;
  readonly texts: Texts;
  readonly theme: HostTheme;
  readonly compact: boolean;
  readonly field: FieldState;
  /** The row that the form shows; absent on a form for a new one. */
  readonly record?: RecordReference | undefined;
  readonly onChange: (value: string | null) => void;
}

/** The form control: the phone column and, under it, the softphone. */
export const ControlRoot: React.FC<ControlRootProps> = (props) => {
  const theme = React.useMemo(() => toFluentTheme(props.theme), [props.theme]);
  const { place, texts } = props;
  return (
    <Region name="softphone" place={place} texts={texts} instead={<PlainRings place={place} texts={texts} />}>
      <ThemeProvider theme={theme} applyTo="element">
        <ControlBody {...props} />
      </ThemeProvider>
    </Region>
  );
};

const ControlBody: React.FC<ControlRootProps> = ({ place, texts, compact, field, record, onChange }) => {
  const view = usePlaceView(place);
  const styles = useStyles();
  const root = useGuardedPresses<HTMLDivElement>();
  const [historyOpen, setHistoryOpen] = React.useState(false);
  // Beside the panel a form repeats nothing of it; in a compact field there is no room.
  const alone = !compact && view.ringPlaceId === place.placeId;
  const shown = {
    ...view,
    calls: callsForRecord(view, { placeId: place.placeId, record, number: field.value, compact }),
  };
  return (
    <div ref={root} className={styles.root} data-layout={compact ? 'compact' : 'full'}>
      <div className={styles.fieldRow}>
        <div className={styles.field}>
          <Region name="field" place={place} texts={texts}>
            <PhoneField field={field} texts={texts} onChange={onChange} />
          </Region>
        </div>
        <Region name="field" place={place} texts={texts}>
          <DialButton place={place} view={view} texts={texts} field={field} record={record} />
        </Region>
      </div>
      <Softphone
        place={place}
        view={shown}
        texts={texts}
        tellsWhenIdle={false}
        hasSettings={!compact}
        helps={alone}
        tools={alone && <AgentStateMenu place={place} view={view} inFlow texts={texts} />}
      >
        {!compact && (
          <HistoryFold
            place={place}
            view={view}
            texts={texts}
            open={historyOpen}
            onToggle={() => setHistoryOpen(!historyOpen)}
          />
        )}
      </Softphone>
    </div>
  );
};
