import { isRightToLeft } from '../../../../CifSoftphone/words/languages';
import { readCifToggles, type CifToggles } from '../cif/cifToggles';

/** What the query of the page chooses; the Maker menu changes the field part while the page runs. */
export interface PageOptions {
  readonly dark: boolean;
  readonly rightToLeft: boolean;
  readonly languageId: number;
  /** Which app the agent has open; `undefined` leaves it to what the organisation has. */
  readonly app: AppKind | undefined;
  readonly panel: boolean;
  readonly contactId: string | undefined;
  /** The provider's custom parameters, in place of those of the imported row. */
  readonly customParams: string | undefined;
  readonly cif: CifToggles;
  readonly field: FieldOptions;
}

/** `v2`: multisession workspace. `v1`: single-session app with CIF v1. `plain`: single-session app without any CIF. `pane`: the same with the softphone in a side pane. */
export type AppKind = 'v2' | 'v1' | 'plain' | 'pane';
const appKinds: readonly AppKind[] = ['v2', 'v1', 'plain', 'pane'];

export interface FieldOptions {
  readonly layout: string;
  readonly disabled: boolean;
  readonly masked: boolean;
  readonly required: boolean;
  readonly error: boolean;
  readonly settings: string | undefined;
}

/** @param makersSettings what makers have set, where the query says nothing of it */
export function readPageOptions(query: URLSearchParams, makersSettings?: string): PageOptions {
  const languageId = Number(query.get('lang') ?? 1033) || 1033;
  const on = (name: string): boolean => ['1', 'true', 'on', ''].includes(query.get(name) ?? 'off');
  return {
    dark: query.get('theme') === 'dark',
    // Dynamics turns round by the agent's language.
    rightToLeft: query.has('dir') ? query.get('dir') === 'rtl' : isRightToLeft(languageId),
    languageId,
    app: appKinds.find((kind) => kind === query.get('app')),
    panel: query.get('panel') !== 'off',
    contactId: query.get('contact') ?? undefined,
    customParams: query.get('customParams') ?? makersSettings,
    cif: readCifToggles(query.get('cif')),
    field: {
      layout: query.get('layout') ?? '',
      disabled: on('disabled'),
      masked: on('masked'),
      required: on('required'),
      error: on('error'),
      settings: query.get('settings') ?? makersSettings,
    },
  };
}
