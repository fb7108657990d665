/** The phone column as the form gives it. */
export interface FieldState {
  /** `null` where the column is empty. */
  readonly value: string | null;
  /** False where column security hides the value from this agent. */
  readonly readable: boolean;
  readonly editable: boolean;
  readonly required: boolean;
  readonly label: string;
  readonly maxLength: number | undefined;
  readonly errorMessage: string | undefined;
}
