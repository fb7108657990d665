import * as React from 'react';
import { ControlBoundary, ControlSlot } from '../control/ControlSlot';
import type { ControlState } from '../control/controlState';
import type { FormField } from './forms';
import type { FieldOptions } from './pageOptions';
import type { WorkspaceApp } from './workspaceApp';

interface BoundFieldProps {
  readonly app: WorkspaceApp;
  readonly field: FieldOptions;
  readonly formField: FormField;
  readonly value: string | null;
  readonly record: ControlState['record'];
  readonly onChange: (value: string | null) => void;
}

/** A form's field that is drawn by the solution's control; label and required mark belong to the form. */
export function BoundField(props: BoundFieldProps): React.ReactElement | null {
  const { app, field, formField, value, record, onChange } = props;
  const slot = React.useRef<HTMLDivElement>(null);
  const [widthPx, setWidthPx] = React.useState(-1);
  React.useEffect(() => {
    const element = slot.current;
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() => setWidthPx(Math.round(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const { control } = app.facts;
  if (!control) return null;
  const state: ControlState = {
    facts: app.facts,
    control,
    column: { logicalName: formField.column, displayName: formField.label, type: 'SingleLine.Phone', maxLength: 50 },
    value,
    record,
    disabled: field.disabled,
    masked: field.masked,
    required: field.required,
    error: field.error ? `${formField.label}: the form does not accept this value.` : undefined,
    dark: app.options.dark,
    rightToLeft: app.options.rightToLeft,
    languageId: app.options.languageId,
    allocatedWidthPx: widthPx,
    inputs: {
      ...(field.layout === '' ? {} : { layout: field.layout }),
      ...(field.settings === undefined ? {} : { settings: field.settings }),
    },
  };
  return (
    <div className="control-field">
      <span className="field-label">
        {formField.label}
        {field.required && <span className="required"> *</span>}
      </span>
      <div ref={slot}>
        <ControlBoundary>
          <ControlSlot state={state} onChange={onChange} openRecord={app.openRecord} />
        </ControlBoundary>
      </div>
    </div>
  );
}
