import type { WorkspaceControl, WorkspaceFacts } from '../../workspaceFacts';

/** The column to which the control is bound, as the form knows it. */
export interface BoundColumn {
  readonly logicalName: string;
  readonly displayName: string;
  readonly type: 'SingleLine.Phone' | 'SingleLine.Text';
  readonly maxLength: number;
}

/** Everything that a render of the control depends on. */
export interface ControlState {
  readonly facts: WorkspaceFacts;
  readonly control: WorkspaceControl;
  readonly column: BoundColumn;
  readonly value: string | null;
  readonly record: { readonly entityName: string; readonly entityId: string | undefined };
  readonly disabled: boolean;
  /** Field security without the right to read. */
  readonly masked: boolean;
  readonly required: boolean;
  readonly error: string | undefined;
  readonly dark: boolean;
  readonly rightToLeft: boolean;
  readonly languageId: number;
  readonly allocatedWidthPx: number;
  /** Values of input properties by name, as a maker set them (an option's name or its value). */
  readonly inputs: Readonly<Record<string, string>>;
}
