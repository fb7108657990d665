import { fromCifResult, isRecord, textOf } from './fromCifResult';

/** A click on a phone field (or another field with a communication control) somewhere on the page. */
export interface ClickToAct {
  /** What the field held, as it is typed there. */
  readonly value: string;
  /** The format of the column, such as `Phone`, `Text` or `Email`; each maker may send a word of their own. */
  readonly format: string | undefined;
  readonly record: { readonly entityName: string; readonly id: string } | undefined;
}

/** The payload of `onclicktoact`; `undefined` where there is nothing to act on. */
export function fromClickToAct(payload: unknown): ClickToAct | undefined {
  const plain = fromCifResult(payload);
  const value = isRecord(plain) ? plain['value'] : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const entityName = textOf(plain, 'entityLogicalName');
  const id = textOf(plain, 'entityId')?.replace(/[{}]/g, '').toLowerCase();
  return {
    value: value.trim(),
    format: textOf(plain, 'format'),
    record: entityName === undefined || id === undefined ? undefined : { entityName, id },
  };
}
