import * as React from 'react';
import type { RecordReference } from '../../../protocol/messages/recordReference';
import { DialButton } from '../dial/DialButton';
import type { FieldState } from '../dial/fieldState';
import { PhoneField } from '../dial/PhoneField';
import { HistoryFold } from '../history/HistoryFold';
import { Region } from '../parts/Region';
import { useGuardedPresses } from '../parts/useGuardedPresses';
import { SoftphoneContext, useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import type { HostTheme } from '../theme/hostTheme';
import { lazyClasses } from '../theme/lazyClasses';
import { AgentState } from './AgentState';
import { callsForRecord } from './callsForRecord';
import { PlaceRoot, type PlaceRootProps } from './PlaceRoot';
import { Softphone } from './Softphone';

export interface ControlRootProps extends PlaceRootProps {
  readonly compact: boolean;
  readonly field: FieldState;
  /** The row that the form shows; absent on a form for a new one. */
  readonly record?: RecordReference | undefined;
  readonly onChange: (value: string | null) => void;
}

const styles = lazyClasses({
  fieldRow: { display: 'flex', alignItems: 'center', gap: 4, minWidth: 0 },
  field: { flex: '1 1 auto', minWidth: 0 },
});

/** The form control: the phone column and, under it, the softphone. */
export const ControlRoot: React.FC<ControlRootProps> = (props) => {
  const { later } = props;
  // All that a form has of Fluent comes later, and its theme with it.
  const fluentTheme = React.useCallback((theme: HostTheme) => later.there?.()?.fluentTheme(theme), [later]);
  return (
    <PlaceRoot {...props} fluentTheme={fluentTheme}>
      <ControlBody {...props} />
    </PlaceRoot>
  );
};

const ControlBody: React.FC<ControlRootProps> = ({ compact, field, record, onChange }) => {
  const softphone = useSoftphone();
  const { place, view } = softphone;
  const root = useGuardedPresses<HTMLDivElement>();
  const [historyOpen, setHistoryOpen] = React.useState(false);
  // Beside the panel a form repeats nothing of it; in a compact field there is no room.
  const alone = !compact && view.ringPlaceId === place.placeId;
  const calls = callsForRecord(view, { placeId: place.placeId, record, number: field.value, compact });
  return (
    <SoftphoneContext.Provider value={{ ...softphone, compact, view: { ...view, calls } }}>
      <div ref={root} className={common.root} data-layout={compact ? 'compact' : 'full'}>
        <div className={styles.fieldRow}>
          <div className={styles.field}>
            <Region name="field">
              <PhoneField field={field} onChange={onChange} />
            </Region>
          </div>
          <Region name="field">
            <DialButton field={field} record={record} />
          </Region>
        </div>
        <Softphone helps={alone} hasSettings={!compact} tools={alone && <AgentState inFlow />}>
          {!compact && <HistoryFold open={historyOpen} onToggle={() => setHistoryOpen(!historyOpen)} />}
        </Softphone>
      </div>
    </SoftphoneContext.Provider>
  );
};
