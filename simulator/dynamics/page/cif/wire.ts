/**
 * What our own library and our own host say to each other. Microsoft's wire format is not a contract (a provider sees
 * only the library), so this one is ours; it travels by structured clone, so that real `Map` objects arrive.
 */
export type LibraryMessage =
  | { readonly cif: 'hello' }
  | { readonly cif: 'call'; readonly id: string; readonly method: string; readonly args: readonly unknown[] }
  | { readonly cif: 'event-done'; readonly id: string; readonly ok: boolean; readonly message: string | undefined }
  | { readonly cif: 'refused'; readonly method: string; readonly message: string };

export type HostMessage =
  | { readonly cif: 'answer'; readonly id: string; readonly ok: boolean; readonly data: ReadonlyMap<string, unknown> }
  | { readonly cif: 'event'; readonly id: string; readonly name: string; readonly payload: unknown };

const hasCif = (data: unknown): data is { readonly cif: unknown } =>
  typeof data === 'object' && data !== null && 'cif' in data;

export const isLibraryMessage = (data: unknown): data is LibraryMessage =>
  hasCif(data) && ['hello', 'call', 'event-done', 'refused'].some((kind) => kind === data.cif);

export const isHostMessage = (data: unknown): data is HostMessage =>
  hasCif(data) && (data.cif === 'answer' || data.cif === 'event');

/** The library learns the toggles that concern it from the frame's name, so that the channel URL stays unchanged. */
export interface LibrarySettings {
  readonly strictHandlers: boolean;
  readonly noInit: boolean;
  readonly plainErrors: boolean;
  readonly answerTimeoutMs: number;
}
export const librarySettingsPrefix = 'cif-host:';
