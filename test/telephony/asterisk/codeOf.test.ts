import { ActionRefused } from '../../../telephony/asterisk/src/ami/amiConnection';
import { codeOf } from '../../../telephony/base/codeOf';
import { NotDone } from '../../../telephony/asterisk/src/commands/notDone';
import { AdaptorRefused } from '../../../telephony/client/src/telephonyError';

it.each([
  ['the code that an error has', Object.assign(new Error('at +12025550123'), { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
  ['the word of a command that came to nothing', new NotDone('no-such-extension'), 'no-such-extension'],
  ['what the PBX said', new ActionRefused('Redirect', 'Channel not bridged'), 'Redirect: Channel not bridged'],
  ['the kind of any other error, whose message may hold a number', new TypeError('no +12025550123'), 'TypeError'],
  ['nothing of what is no error', '+12025550123', 'unknown'],
])('the log tells %s', (_what, error, code) => {
  expect(codeOf(error)).toBe(code);
});

it('the log tells the adaptor’s own word for a refusal', () => {
  expect(codeOf(Object.create(AdaptorRefused.prototype, { code: { value: 'call-ended' } }))).toBe('call-ended');
});
