import { isCallState } from '../../protocol/callState';
import { countField, isFields, textField } from '../../protocol/fields';
import { parsed, refused, type Parsed } from '../../protocol/parsed';
import type { SoftphoneAnswer } from '../../protocol/messages/softphoneMessage';

/** Reads the completion of `sendMessage`. */
export function parseSoftphoneAnswer(value: unknown): Parsed<SoftphoneAnswer> {
  if (!isFields(value) || typeof value.ok !== 'boolean') return refused('The answer has no ok.');
  const reason = textField(value.reason, 64);
  const version = countField(value.version);
  return parsed({
    ok: value.ok,
    ...(isCallState(value.state) ? { state: value.state } : {}),
    ...(value.entries === undefined ? {} : { entries: value.entries }),
    ...(reason === undefined ? {} : { reason }),
    ...(version === undefined ? {} : { version }),
  });
}
