import type { IInputs } from '../../generated/ManifestTypes';
import { readRecordReference, type RecordReference } from '../../protocol/messages/recordReference';
import { isFields } from '../../protocol/fields';
import type { FieldState } from '../ui/dial/fieldState';
import type { HostTheme } from '../ui/theme/hostTheme';
import { tokenNames } from '../ui/theme/tokens';

/** What the control draws from the form's context, copied: the host may change its one context object in place. */
export interface ControlInputs {
  readonly field: FieldState;
  readonly theme: HostTheme;
  readonly compact: boolean;
  readonly record?: RecordReference | undefined;
  /** The makers' JSON, as it stands in the control property. */
  readonly settings: string | null;
}

type Context = ComponentFramework.Context<IInputs>;

/** ApplicationRequired and SystemRequired of Dataverse; 0 is none, 3 only recommended. */
const requiredLevels: readonly unknown[] = [1, 2];

/** @param before what was read last: an unchanged theme stays the same object, for making styles anew is dear */
export function readContext(context: Context, before?: ControlInputs): ControlInputs {
  const theme = readTheme(context);
  return {
    field: readField(context),
    theme: JSON.stringify(theme) === JSON.stringify(before?.theme) && before ? before.theme : theme,
    record: readRecord(context),
    compact: context.parameters.layout?.raw === 'compact',
    settings: context.parameters.settings?.raw ?? null,
  };
}

/** Where the platform says which row the form shows: neither member is in its types, both are there in practice. */
function readRecord(context: Context): RecordReference | undefined {
  const { page, mode }: { readonly page?: unknown; readonly mode: unknown } = context;
  const contextInfo = isFields(mode) ? mode.contextInfo : undefined;
  const given = [page, contextInfo].find((one) => isFields(one) && typeof one.entityId === 'string');
  return isFields(given) ? readRecordReference({ entityName: given.entityTypeName, id: given.entityId }) : undefined;
}

function readField({ parameters, mode }: Context): FieldState {
  const { raw, error, errorMessage, security, attributes } = parameters.phoneNumber;
  const secured = security?.secured === true;
  const readable = security?.readable !== false;
  return {
    // A hidden value must not reach the page, not even unseen.
    value: readable ? (raw ?? null) : null,
    readable,
    editable: !mode.isControlDisabled && !(secured && security?.editable === false),
    required: requiredLevels.includes(attributes?.RequiredLevel),
    label: mode.label ?? '',
    maxLength: attributes?.MaxLength,
    errorMessage: error && errorMessage ? errorMessage : undefined,
  };
}

function readTheme({ fluentDesignLanguage, userSettings }: Context): HostTheme {
  const given: Partial<Record<string, unknown>> = { ...fluentDesignLanguage?.tokenTheme };
  const tokens: HostTheme['tokens'] = Object.fromEntries(
    tokenNames.flatMap((name) => {
      const value = given[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
  return { dark: fluentDesignLanguage?.isDarkTheme === true, rtl: userSettings.isRTL, tokens };
}
