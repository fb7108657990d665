import { toDialString } from '../../../telephony/asterisk/src/commands/dialString';

it.each([
  ['+12025550142', '+', '+12025550142', ''],
  ['+12025550142', '00', '0012025550142', ''],
  ['+12025550142', '', '12025550142', ''],
  ['102', '+', '102', ''],
  ['*72', '+', '*72', ''],
  ['+12025550142;ext=3', '+', '+12025550142', ',3'],
  ['+12025550142,,12#', '+', '+12025550142', ',,12#'],
  ['+12025550142;ext=3,9', '011', '01112025550142', ',3,9'],
])('%s is dialled where + is written %j', (target, plus, exten, keys) => {
  expect(toDialString(target, plus)).toEqual({ exten, keys });
});

it.each([
  'sip:ada@example.com',
  '102@other-context',
  '102&PJSIP/103',
  '${SHELL(id)}',
  '102/n',
  '102|103',
  '102 103',
  '102\r\nAction: Logoff',
  '',
  ',12',
  'x'.repeat(65),
])('is no number and is not dialled: %j', (target) => {
  expect(toDialString(target, '+')).toBeUndefined();
});
