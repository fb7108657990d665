import { isFields, textField } from '../../../protocol/fields';
import { maxNumberLength } from '../../../protocol/limits';

/** What only the agent can say before somebody is called or a call is given away: which number is meant. */
export interface DialChoice {
  /** Of the wish: the place that sent it asks the agent. */
  readonly id: string;
  /** As it was typed. */
  readonly text: string;
  /** It calls for help: the agent must say yes. */
  readonly isEmergency: boolean;
  /** Never empty; `target` is what the wish becomes. */
  readonly choices: readonly { readonly target: string; readonly display: string }[];
}

const maxChoices = 10;

/** Reads it from another frame; `undefined` when it is none. */
export function parseDialChoice(value: unknown): DialChoice | undefined {
  if (!isFields(value) || !Array.isArray(value.choices)) return undefined;
  const id = textField(value.id, maxNumberLength);
  const text = textField(value.text, maxNumberLength);
  const choices = (value.choices as readonly unknown[]).slice(0, maxChoices).flatMap((one) => {
    const target = isFields(one) ? textField(one.target, maxNumberLength) : undefined;
    const display = isFields(one) ? textField(one.display, maxNumberLength) : undefined;
    return target === undefined || display === undefined ? [] : [{ target, display }];
  });
  if (id === undefined || text === undefined || choices.length === 0) return undefined;
  return { id, text, isEmergency: value.isEmergency === true, choices };
}
