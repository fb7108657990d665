import { isFields, shortLine } from './fields';
import { maxMenuChoices, maxMenuLabelLength, maxMenuValueLength } from './limits';

/** What a caller has chosen or typed before an agent was sought. By schema: `schemas/menuChoiceSchema.ts`. */
export interface MenuChoice {
  /** What was asked: "Customer number". */
  readonly label: string;
  /** What the caller said to it: "4711". */
  readonly value: string;
}

/** In the order offered; what has no label or no value is left out. `undefined` when nothing is left. */
export function readMenu(value: unknown): readonly MenuChoice[] | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const choices = list.map(readChoice).filter((one) => one !== undefined);
  return choices.length === 0 ? undefined : choices.slice(0, maxMenuChoices);
}

function readChoice(choice: unknown): MenuChoice | undefined {
  if (!isFields(choice)) return undefined;
  const label = shortLine(choice.label, maxMenuLabelLength);
  const value = shortLine(choice.value, maxMenuValueLength);
  return label === undefined || value === undefined ? undefined : { label, value };
}
