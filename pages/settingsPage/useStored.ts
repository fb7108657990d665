import * as React from 'react';
import type { Fields } from '../../protocol/fields';
import { reasonOf } from '../dynamics/reasonOf';
import { readText, textOf } from '../settingsForm/draft';
import { ChangedMeanwhile, NoProvider, type SettingsPlace, type StoredSettings } from '../settingsForm/storedSettings';
import type { SettingsKey } from '../words/settingsKeys';

export interface Note {
  readonly key: SettingsKey;
  readonly reason?: string;
}

/** One place's settings: as they were read, and what the admin has made of them. */
export interface Kept {
  /** `undefined`: not read, so nothing may be stored over it. */
  readonly stored?: string;
  readonly fields: Fields;
  readonly isSaving: boolean;
  readonly note?: Note;
}

const nothing: Kept = { fields: {}, isSaving: false };

const isChanged = ({ stored, fields }: Kept): boolean =>
  stored !== undefined && textOf(fields) !== textOf(readText(stored) ?? {});

function noteOf(error: unknown): Note {
  if (error instanceof ChangedMeanwhile) return { key: 'note_changed' };
  if (error instanceof NoProvider) return { key: 'note_noProvider' };
  return { key: 'note_failed', reason: reasonOf(error) };
}

function keptOf(stored: string): Kept {
  const fields = readText(stored);
  const kept = { stored, fields: fields ?? {}, isSaving: false };
  return fields === undefined ? { ...kept, note: { key: 'note_noJson' } } : kept;
}

/** What each place has, so that nothing typed is lost by a look at another one. */
export function useStored(source: StoredSettings, place: SettingsPlace, organisation: SettingsPlace) {
  const [all, setAll] = React.useState<ReadonlyMap<string, Kept>>(new Map());
  const asked = React.useRef(new Set<string>());
  const put = React.useCallback(
    ({ key }: SettingsPlace, change: (kept: Kept) => Kept): void =>
      setAll((before) => new Map(before).set(key, change(before.get(key) ?? nothing))),
    [],
  );
  const read = React.useCallback(
    (one: SettingsPlace): void => {
      asked.current.add(one.key);
      put(one, () => ({ ...nothing, note: { key: 'note_loading' } }));
      source.load(one).then(
        (stored) => put(one, () => keptOf(stored)),
        (error: unknown) => put(one, () => ({ ...nothing, note: noteOf(error) })),
      );
    },
    [source, put],
  );
  React.useEffect(() => {
    [place, organisation].filter(({ key }) => !asked.current.has(key)).forEach(read);
  }, [place, organisation, read]);

  const isUnsaved = [...all].some(([key, kept]) => key !== 'control' && isChanged(kept));
  React.useEffect(() => {
    if (!isUnsaved) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isUnsaved]);

  const save = async (text: string, before: string): Promise<void> => {
    put(place, (kept) => ({ ...kept, isSaving: true, note: { key: 'note_saving' } }));
    try {
      await source.save(place, text, before);
      put(place, (kept) => ({ ...kept, stored: text, isSaving: false, note: { key: 'note_saved' } }));
    } catch (error) {
      // A part of it may stand there now: the next press goes on from that.
      const isOwn = !(error instanceof ChangedMeanwhile);
      const stored = isOwn ? await source.load(place).catch(() => before) : before;
      put(place, (kept) => ({ ...kept, stored, isSaving: false, note: noteOf(error) }));
    }
  };
  return {
    kept: all.get(place.key) ?? nothing,
    organisation: all.get(organisation.key)?.stored ?? '',
    save,
    readAgain: () => read(place),
    change: (fields: Fields): void =>
      put(place, ({ note, ...kept }) => ({ ...kept, fields, ...(kept.isSaving && note ? { note } : {}) })),
  };
}
