import { isFields } from '../../../protocol/fields';
import { keptWhys, type KeptWords } from '../../core/draft/keptWords';
import { optionalNumber, optionalText } from './optional';
import { isRowId } from './parseDraft';

/** Reads what is kept out of another frame's view, or out of the tab's storage; what cannot be read is left out. */
export const parseKept = (value: unknown): readonly KeptWords[] =>
  (Array.isArray(value) ? (value as readonly unknown[]) : []).flatMap((one) => {
    if (!isFields(one)) return [];
    const [id, detail, who, text = '', row = ''] = [one.id, one.detail, one.who, one.text, one.rowId].map(optionalText);
    const why = keptWhys.find((known) => known === one.why);
    if (id === undefined || why === undefined) return [];
    return {
      id,
      why,
      detail,
      atMs: optionalNumber(one.atMs) ?? 0,
      who,
      text,
      rowId: isRowId.exec(row)?.[0],
    };
  });
