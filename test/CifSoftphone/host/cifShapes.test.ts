import { cifLibraryUrl } from '../../../CifSoftphone/host/cifLibraryUrl';
import { fromCifRejection } from '../../../CifSoftphone/host/fromCifRejection';
import { fromNotifyRejection, fromNotifyResult } from '../../../CifSoftphone/host/fromNotifyResult';
import { fromSession } from '../../../CifSoftphone/host/fromSession';

describe('what a notification resolves to', () => {
  it.each([
    ['accepted', 'Accept', 'Accept'],
    ['accepted', 'Accept', 'AutoAccept'],
    ['rejected', 'Reject', 'DeclinedByAgent'],
    ['not-shown', 'Reject', 'NotificationQueueLimitExceeded'],
    ['not-shown', 'Reject', 'NotificationQueueTimeLimitExceeded'],
    ['timed-out', 'Timeout', 'DisplayTimeout'],
    ['not-shown', 'SomethingNew', 'Whatever'],
  ])('is %s for %s / %s, in every shape', (outcome, actionName, responseReason) => {
    const flat = { actionName, responseReason };
    const shapes = [flat, JSON.stringify(flat), { value: flat }, new Map(Object.entries(flat))];
    expect(shapes.map(fromNotifyResult)).toEqual(shapes.map(() => outcome));
  });

  it('is not-shown where an old host answers nothing', () => {
    expect([null, undefined, '', 'null'].map(fromNotifyResult)).toEqual(Array(4).fill('not-shown'));
  });
});

describe('what CIF rejects with', () => {
  const message = 'Timeout occurred';
  it.each([
    ['JSON text', JSON.stringify({ message, msdyn_name: 'NotifyEvent' })],
    ['a Map', new Map([['message', message]])],
    ['an object', { message }],
    ['an Error', new Error(message)],
    ['plain text', message],
  ])('is understood as %s', (_shape, reason) => expect(fromCifRejection(reason)).toEqual({ message }));

  it('is survived when it is nothing', () => expect(fromCifRejection(undefined)).toEqual({ message: '' }));

  it('never counts as the agent’s own decline', () => {
    expect(fromNotifyRejection(new Map([['message', 'NotificationTemplateNotFoundError']]))).toBe('not-shown');
    expect(fromNotifyRejection(JSON.stringify({ message: 'RejectAfterClientError' }))).toBe('cancelled');
  });
});

it('finds the call of a session whatever the host’s word about it looks like', () => {
  const session = { sessionId: 'session-id-1', context: { ctiCallKey: 'pbx call-1' } };
  const expected = { sessionId: 'session-id-1', callKey: 'pbx call-1', focused: false };
  expect(fromSession(JSON.stringify(session))).toEqual(expected);
  expect(fromSession({ ...session, context: JSON.stringify(session.context) })).toEqual(expected);
  expect(fromSession({ ...session, context: new Map([['ctiCallKey', 'pbx call-1']]) })).toEqual(expected);
  expect(fromSession(new Map([['sessionId', 'session-id-1']]))).toEqual({ ...expected, callKey: undefined });
  expect(fromSession({ ...session, focused: true }).focused).toBe(true);
  expect(fromSession({ ...session, focussed: true }).focused).toBe(true);
  expect(fromSession(undefined)).toEqual({ sessionId: undefined, callKey: undefined, focused: false });
});

describe('where the CIF library is loaded from', () => {
  const page = 'https://org.example.com/%7B638%7D/WebResources/cti_/softphone/panel.html';
  const usual = 'https://org.example.com/%7B638%7D/WebResources/Widget/msdyn_ciLibrary.js';
  it.each([
    ['', usual],
    [
      '?ucilib=https://org.example.com/webresources/Widget/msdyn_ciLibrary.js',
      'https://org.example.com/webresources/Widget/msdyn_ciLibrary.js',
    ],
    ['?ucilib=https://elsewhere.example.com/webresources/Widget/msdyn_ciLibrary.js', usual],
    ['?ucilib=data:text/javascript,1', usual],
    ['?ucilib=/attachments/1.js', usual],
    ['?ucilib=https://', usual],
    [
      '?ucilib=/Webresources/Widget/msdyn_ciLibrary.js',
      'https://org.example.com/Webresources/Widget/msdyn_ciLibrary.js',
    ],
    [
      '?ucilib=/%257B999%257D/webresources/Widget/msdyn_ciLibrary.js',
      'https://org.example.com/%7B999%7D/webresources/Widget/msdyn_ciLibrary.js',
    ],
    ['?ucilib=/webresources/abc_evil.js', usual],
    ['?ucilib=/webresources/abc_/Widget/msdyn_ciLibrary.js', usual],
    ['?ucilib=/webresources/Widget/../abc_evil.js', usual],
    ['?ucilib=/webresources/Widget%252fmsdyn_ciLibrary.js', usual],
    ['?ucilib=/other/webresources/Widget/msdyn_ciLibrary.js', usual],
    ['?ucilib=/api/data/v9.2/annotations(1)/documentbody/$value?/webresources/Widget/msdyn_ciLibrary.js', usual],
    ['?ucilib=https://someone:secret@org.example.com/webresources/abc_evil.js', usual],
    ['?ucilib=//elsewhere.example.com/webresources/Widget/msdyn_ciLibrary.js', usual],
    [
      '?ucilib=/webresources/Widget/msdyn_ciLibrary.js%23/webresources/abc_evil.js',
      'https://org.example.com/webresources/Widget/msdyn_ciLibrary.js',
    ],
    ['?ucilib=__proto__', usual],
  ])('only from this organisation: %s', (query, expected) => expect(cifLibraryUrl(page + query)).toBe(expected));
});
