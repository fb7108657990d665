import { commandNames, partsOf, type CommandName } from '../../../../protocol/callCommand';
import {
  chosenKey,
  freeKeys,
  nameOfKey,
  parseKeyChoices,
  usualKeys,
  workingKey,
} from '../../../../CifSoftphone/ui/keys/keyChoices';
import { choosable, farNames, nearNames, rowOf, type KeyName } from '../../../../CifSoftphone/ui/keys/keyTable';
import { pressedKey, type Pressed } from '../../../../CifSoftphone/ui/keys/pressedKey';

const all: readonly KeyName[] = [...nearNames, ...farNames];
const both = { ...usualKeys, far: true };

it('is this map', () => {
  expect(Object.fromEntries(all.map((name) => [name, rowOf(name).key]))).toEqual({
    accept: 'A',
    reject: 'Shift+D',
    forward: 'Shift+F',
    reply: 'Shift+T',
    end: 'Shift+E',
    'end-writing': 'Ctrl+Shift+5',
    hold: 'H',
    mute: 'M',
    keypad: 'K',
    transfer: 'T',
    consult: 'P',
    back: 'B',
    swap: 'S',
    merge: 'G',
    leave: 'Shift+L',
    record: 'R',
    pause: 'Shift+R',
    listen: 'L',
    whisper: 'W',
    barge: 'J',
    notes: 'N',
    customer: 'F',
    open: 'O',
    case: 'C',
    disposition: 'D',
    done: 'Ctrl+Enter',
    calls: '1–9',
    list: '?',
    'far-go': 'Ctrl+Shift+1',
    'far-accept': 'Ctrl+Shift+2',
    'far-mute': 'Ctrl+Shift+3',
    'far-hold': 'Ctrl+Shift+4',
  });
});

it('has each key once, and lets each be chosen again', () => {
  const keys = all.map((name) => rowOf(name).key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const name of all) expect(choosable(name)).toContain(rowOf(name).key);
});

/** Those that are pressed in a person's row of a conference, or where no live call is. */
const elsewhere: readonly CommandName[] = ['hangup', 'dial', 'deflect', 'to-voicemail', 'reply-text'];

it('has a key for every button of a live call', () => {
  const buttons = commandNames.filter((name) => !elsewhere.includes(name) && !partsOf(name).includes('party'));
  const reached = nearNames.flatMap((name) => rowOf(name).at ?? []).join();
  expect(buttons.filter((name) => !reached.includes(`[data-command=${name}]`))).toEqual([]);
});

it('ends no call from elsewhere, and takes two keys to end one near', () => {
  expect(farNames.map((name) => ('presses' in rowOf(name) ? Reflect.get(rowOf(name), 'presses') : undefined))).toEqual([
    undefined,
    'accept',
    'mute',
    'hold',
  ]);
  for (const name of ['reject', 'end', 'leave'] as const) expect(rowOf(name).key).toMatch(/^Shift\+/);
  expect(rowOf('end-writing').key).toMatch(/^Ctrl\+Shift\+/);
});

/**
 * What others have taken, as their makers' pages list it: Dynamics' forms, views and dashboards, Edge and Chrome on
 * Windows, and the modifier keys of screen readers.
 */
const taken = [
  ...['Ctrl+S', 'Shift+F12', 'Alt+S', 'Alt+Shift+N', 'Shift+Alt+A', 'Shift+Alt+T', 'Alt+ArrowDown', 'F2', 'F4', 'F8'],
  ...['Q', 'A', 'V', 'D'].map((letter) => `Ctrl+Alt+${letter}`),
  ...[...'123456789'].map((digit) => `Ctrl+${digit}`),
  ...[...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].flatMap((letter) => [`Ctrl+${letter}`, `Ctrl+Shift+${letter}`]),
  ...['Insert', 'CapsLock', 'Ctrl+Alt', 'Tab', 'Enter', 'Escape', 'ArrowUp', 'ArrowDown', 'Shift+Tab'],
];

it('takes no key of Dynamics, of the browser or of screen readers', () => {
  expect(all.flatMap(choosable).filter((key) => taken.includes(key))).toEqual([]);
});

describe('what an agent chooses', () => {
  it('is off for keys from elsewhere until they are turned on', () => {
    expect(nameOfKey(usualKeys, 'Ctrl+Shift+2')).toBeUndefined();
    expect(nameOfKey(both, 'Ctrl+Shift+2')).toBe('far-accept');
    expect(nameOfKey({ ...both, near: false }, 'A')).toBeUndefined();
  });

  it('can be another key, or none; a key that has another meaning is not offered', () => {
    const choices = { ...both, keys: { mute: 'X', hold: '' } };
    expect(nameOfKey(choices, 'X')).toBe('mute');
    expect(nameOfKey(choices, 'M')).toBeUndefined();
    expect(workingKey(choices, 'hold')).toBeUndefined();
    expect(freeKeys(choices, 'end')).toEqual(expect.arrayContaining(['Shift+E', 'H', 'M']));
    expect(freeKeys(choices, 'end')).not.toEqual(expect.arrayContaining(['X']));
    expect(freeKeys(choices, 'far-mute')).not.toContain('Ctrl+Shift+2');
  });

  it('goes to each of nine calls by its digit, unless the row has no key', () => {
    expect([...'19'].map((digit) => nameOfKey(usualKeys, digit))).toEqual(['calls', 'calls']);
    expect(nameOfKey(usualKeys, '0')).toBeUndefined();
    expect(nameOfKey({ ...usualKeys, keys: { calls: '' } }, '1')).toBeUndefined();
  });

  it.each([
    null,
    '',
    'no json',
    '[]',
    '{"near":"no","far":1,"keys":{"mute":"Ctrl+W","hold":7,"x":"A","end":"Ctrl+Shift+5"}}',
  ])('is as usual when %s is kept', (text) => {
    expect(parseKeyChoices(text)).toEqual(usualKeys);
  });

  it('is read as it was kept', () => {
    const choices = { near: false, far: true, keys: { mute: 'Shift+X', 'far-go': '' } };
    expect(parseKeyChoices(JSON.stringify(choices))).toEqual(choices);
    expect(chosenKey(parseKeyChoices(JSON.stringify(choices)), 'far-go')).toBe('');
  });
});

describe('a pressed key', () => {
  const press = (key: string, code: string, held: Partial<Pressed> = {}) =>
    pressedKey({ key, code, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...held });

  it.each<[string, string, Partial<Pressed>, string | undefined, string?]>([
    ['a', 'KeyA', {}, 'A'],
    ['A', 'KeyA', {}, 'A', 'Caps Lock'],
    ['D', 'KeyD', { shiftKey: true }, 'Shift+D'],
    ['a', 'KeyQ', {}, 'A', 'a French keyboard'],
    ['ф', 'KeyA', {}, 'A', 'a Cyrillic one'],
    ['ش', 'KeyA', {}, 'A', 'an Arabic one'],
    ['&', 'Digit1', {}, '1', 'a digit on a French keyboard'],
    ['1', 'Numpad1', {}, '1'],
    ['!', 'Digit1', { ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+1'],
    ['?', 'Slash', { shiftKey: true }, '?'],
    ['?', 'Minus', { shiftKey: true }, '?', 'a German keyboard'],
    ['Enter', 'Enter', { ctrlKey: true }, 'Ctrl+Enter'],
    ['@', 'KeyQ', { ctrlKey: true, altKey: true }, undefined, 'AltGr'],
    ['a', 'KeyA', { metaKey: true }, undefined],
    ['ä', 'Quote', {}, undefined],
    ['é', 'KeyE', {}, undefined],
    ['F8', 'F8', {}, undefined],
    [' ', 'Space', {}, undefined],
    ['Process', 'KeyA', {}, undefined, 'an input method'],
  ])('%s at %s with %j is %s', (key, code, held, expected) => {
    expect(press(key, code, held)).toBe(expected);
  });
});
