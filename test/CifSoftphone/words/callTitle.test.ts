import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { activitySubject } from '../../../CifSoftphone/words/activitySubject';
import { callTitle } from '../../../CifSoftphone/words/callTitle';
import { fill } from '../../../CifSoftphone/words/texts';
import type { StringKey } from '../../../CifSoftphone/words/stringKeys';
import { parseResx } from '../../../scripts/build/parseResx';
import { aCall, yvonne } from '../surface/fakeLine';

const textsIn = (lcid: number) => {
  const file = join(__dirname, `../../../strings/CifSoftphone.${lcid}.resx`);
  const strings = parseResx(readFileSync(file, 'utf8'), file);
  return (key: StringKey): string => strings[key] ?? `missing ${key}`;
};
const withheld = aCall({ number: undefined, e164: undefined, withheld: true });
const facts = { direction: 'inbound', party: undefined, withheld: true } as const;

it.each([
  [1033, 'Incoming call from a withheld number', 'Missed call from a withheld number'],
  [1031, 'Eingehender Anruf mit unterdrückter Rufnummer', 'Verpasster Anruf mit unterdrückter Rufnummer'],
  [1036, 'Appel entrant d’un numéro masqué', 'Appel manqué d’un numéro masqué'],
  [3082, 'Llamada entrante de un número oculto', 'Llamada perdida de un número oculto'],
  [1041, '番号非通知の着信', '番号非通知の不在着信'],
])('a hidden number reads as one sentence in %d', (lcid, title, subject) => {
  const texts = textsIn(lcid);
  expect(callTitle(withheld, texts)).toBe(title);
  expect(activitySubject({ ...facts, outcome: 'missed' }, texts)).toBe(subject);
  const subjects = (
    ['answered', 'deflected', 'rejected', 'answered-elsewhere', 'transferred', 'not-connected'] as const
  ).map((outcome) => activitySubject({ ...facts, outcome }, texts));
  expect(subjects).not.toContain(fill(texts('Activity_CallFrom'), { party: texts('Caller_Withheld') }));
  expect(subjects.join()).not.toContain('missing');
});

it('who hides the number and gives a name, or was found, is named', () => {
  const texts = textsIn(1033);
  expect(callTitle({ ...withheld, displayName: 'Grace' }, texts)).toBe('Incoming call from Grace');
  expect(callTitle({ ...withheld, customer: yvonne }, texts)).toBe('Incoming call from Yvonne McKay');
  expect(activitySubject({ ...facts, party: 'Grace', outcome: 'answered' }, texts)).toBe('Call from Grace');
});

it('the subject says that a caller was answered with a text', () => {
  const said = { ...facts, party: 'Grace', outcome: 'rejected', isReply: true } as const;
  expect(activitySubject(said, textsIn(1033))).toBe('Call from Grace, answered with a text');
  expect(activitySubject({ ...said, isReply: false }, textsIn(1033))).toBe('Rejected call from Grace');
});

it('a dialled call is not an incoming one', () => {
  expect(callTitle(aCall({ direction: 'outbound' }), textsIn(1033))).toBe('Call to +1 202 555 0123');
});

it.each([
  [1031, 'Nehmen Sie diesen Anruf an Ihrem Telefon an'],
  [1033, 'Answer this call at your phone'],
  [1036, 'Prenez cet appel sur votre téléphone'],
  [1041, 'この着信には電話機で応答してください'],
  [3082, 'Conteste esta llamada en su teléfono'],
])('a ring that only the telephone can answer says so in %d, and no call that is answered does', (lcid, words) => {
  const texts = textsIn(lcid);
  expect(callTitle({ ...withheld, answerAtPhone: true, state: 'offered' }, texts)).toContain(words);
  expect(callTitle({ ...withheld, answerAtPhone: true, state: 'connected' }, texts)).not.toContain(words);
});
