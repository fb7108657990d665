import { parseSettings, readGivenSettings, type SettingsFault } from '../../CifSoftphone/core/settings/parseSettings';
import { toSettings, type SoftphoneSettings } from '../../CifSoftphone/core/settings/softphoneSettings';
import { isFields, parseJson, type Fields } from '../../protocol/fields';
import { fitsIntoParts } from './parts';

/** For whom: who comes later is asked first. */
export const scopes = ['organisation', 'profile', 'control'] as const;
export type Scope = (typeof scopes)[number];

/** A channel provider and a control's property hold no more. */
export const mostBeside = 2_000;

export interface Draft {
  readonly fields: Fields;
  /** As it is stored; empty where nothing is set. */
  readonly text: string;
  readonly faults: readonly SettingsFault[];
  readonly isTooLong: boolean;
}

/** As it is stored. */
export const textOf = (fields: Fields): string => (Object.keys(fields).length === 0 ? '' : JSON.stringify(fields));

export function toDraft(fields: Fields, scope: Scope): Draft {
  const text = textOf(fields);
  return {
    fields,
    text,
    faults: readGivenSettings(fields).faults,
    isTooLong: scope === 'organisation' ? !fitsIntoParts(text) : text.length > mostBeside,
  };
}

/** @returns `undefined` for what is no JSON object */
export function readText(text: string): Fields | undefined {
  if (text.trim() === '') return {};
  const json = parseJson(text);
  return json.ok && isFields(json.value) ? json.value : undefined;
}

/** What counts in the end, as the softphone puts it together. */
export function whatCounts(fields: Fields, organisation: string, scope: Scope): SoftphoneSettings {
  const own = readGivenSettings(fields).given;
  return scope === 'organisation' ? toSettings(own) : toSettings(own, parseSettings(organisation, Infinity).given);
}
