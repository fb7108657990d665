import { isFields, parseJson, type Fields } from '../../../protocol/fields';
import {
  readFacts,
  readFlag,
  readNumbers,
  readOneOf,
  readReasons,
  readSearch,
  readText,
  readWhole,
  type Read,
} from './readers';
import { readDispositions, readQueuesOrFlag, readWrapUpFields } from './wrapUpReaders';
import {
  defaultSettings,
  emergencyCalls,
  presenceWinners,
  ringFileName,
  ringSounds,
  screenPops,
  type GivenSettings,
} from './softphoneSettings';

/** What is wrong with one part of the JSON. */
export type SettingsFaultKind = 'not-json' | 'too-long' | 'unknown-name' | 'wrong-value';

export interface SettingsFault {
  readonly kind: SettingsFaultKind;
  /** Where: `ring.volumePercent`; empty for the whole text. Names only, never a value. */
  readonly path: string;
}

export interface ParsedSettings {
  /** All that is right; a fault costs only its own part. */
  readonly given: GivenSettings;
  readonly faults: readonly SettingsFault[];
}

/** `msdyn_customparams` holds no more (msdyn_channelprovider); the control property keeps to the same. */
export const maxSettingsLength = 2_000;

/** A day; a longer wrap-up is a mistake of the unit. */
const maxWrapUpSeconds = 86_400;
const maxWrapUpExtensions = 60;

/** A reader gives the part, or where in it the fault lies. */
const readers: {
  readonly [Name in keyof GivenSettings]-?: (value: unknown) => Read<NonNullable<GivenSettings[Name]>>;
} = {
  defaultCountry: (value) => readText(value, /^[A-Z]{2}$/),
  emergency: (value) =>
    readParts(
      value,
      { ...defaultSettings.emergency },
      {
        calls: (part) => readOneOf(part, emergencyCalls),
        numbers: readNumbers,
      },
    ),
  search: readSearch,
  facts: readFacts,
  screenPop: (value) => readOneOf(value, screenPops),
  closeSessionWhenDone: readFlag,
  dockOnRing: readFlag,
  ring: (value) =>
    readParts(
      value,
      { ...defaultSettings.ring },
      {
        sound: (part) => readOneOf(part, ringSounds),
        volumePercent: (part) => readWhole(part, 0, 100),
        file: (part) => readText(part, ringFileName),
      },
    ),
  dispositions: readDispositions,
  dispositionRequired: readQueuesOrFlag,
  wrapUpFields: readWrapUpFields,
  wrapUpSeconds: (value) => readWhole(value, 0, maxWrapUpSeconds),
  wrapUpExtensions: (value) => readWhole(value, 0, maxWrapUpExtensions),
  presence: (value) =>
    readParts(
      value,
      { ...defaultSettings.presence },
      {
        winner: (part) => readOneOf(part, presenceWinners),
        notReadyReasons: readReasons,
        backByItself: readFlag,
      },
    ),
};

/**
 * Reads the makers' JSON. Never throws: what is wrong is named, what is right counts.
 * @param text control property `settings` or the provider's custom parameters; nothing at all is no fault
 * @param most how long it may be: the organisation's have more room
 */
export function parseSettings(text: string | null | undefined, most = maxSettingsLength): ParsedSettings {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return { given: {}, faults: [] };
  if (trimmed.length > most) return { given: {}, faults: [{ kind: 'too-long', path: '' }] };
  const json = parseJson(trimmed);
  if (!json.ok || !isFields(json.value)) return { given: {}, faults: [{ kind: 'not-json', path: '' }] };
  return readGivenSettings(json.value);
}

/** The same for what is an object already. */
export function readGivenSettings(fields: Fields): ParsedSettings {
  const faults: SettingsFault[] = [];
  const given: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (!isSettingName(name)) {
      faults.push({ kind: 'unknown-name', path: shortName(name) });
      continue;
    }
    const read = readers[name](value);
    if (read.ok) given[name] = read.value;
    else faults.push({ kind: read.unknownName === true ? 'unknown-name' : 'wrong-value', path: `${name}${read.path}` });
  }
  return { given, faults };
}

const isSettingName = (name: string): name is keyof typeof readers => Object.keys(readers).includes(name);

/** A mistyped name is shown; a novel in its place is not. */
const shortName = (name: string): string => name.slice(0, 40);

function readParts<T extends object>(
  value: unknown,
  defaults: T,
  parts: { readonly [Name in keyof T]: (part: unknown) => Read<T[Name]> },
): Read<T> {
  if (!isFields(value)) return { ok: false, path: '' };
  const result = { ...defaults };
  for (const [name, part] of Object.entries(value)) {
    if (!isPartOf(parts, name)) return { ok: false, path: `.${shortName(name)}`, unknownName: true };
    const read = parts[name](part);
    if (!read.ok) return { ...read, path: `.${name}${read.path}` };
    result[name] = read.value;
  }
  return { ok: true, value: result };
}

const isPartOf = <T extends object>(parts: T, name: PropertyKey): name is keyof T =>
  Object.keys(parts).includes(String(name));
