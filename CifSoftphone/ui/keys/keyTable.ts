import type { StringKey } from '../../words/stringKeys';

/** One row of the map: a key and what it presses. */
export interface KeyRow {
  /** Until the agent chooses another: letters by what is written on them, digits by where they are. */
  readonly key: string;
  /** What stands beside it in the list; several are the sides of one button. */
  readonly words: readonly StringKey[];
  /** What it presses or goes to: the first of these that is there and can be pressed now. */
  readonly at?: readonly string[];
  /** The row of the same button: both keys stand in its tooltip. */
  readonly presses?: string;
  /** A key of its own kind beside the letters that can be chosen for it. */
  readonly own?: string;
  /** The keyboard goes to the button first: what comes in its place then has it, and not the field. */
  readonly leavesField?: boolean;
}

const command = (...names: readonly string[]): string => names.map((name) => `[data-command=${name}]`).join();
const known = (name: string): string => `[data-testid=${name}]`;

/**
 * The map, and nothing else knows a key: tooltips, `aria-keyshortcuts`, the list and the tests are made of it. A key
 * presses a button that the agent could press as well; where there is no such button it does nothing. In this order
 * they stand in the list.
 */
export const nearKeys = {
  accept: { key: 'A', words: ['Ring_Accept'], at: ['[data-answers=accept]'] },
  // What ends something takes two keys: a slip of the finger costs no caller.
  reject: { key: 'Shift+D', words: ['Ring_Reject'], at: ['[data-answers=reject]'] },
  forward: { key: 'Shift+F', words: ['Command_deflect'], at: [known('ring-deflect')] },
  reply: { key: 'Shift+T', words: ['Command_reply-text'], at: [known('ring-reply')] },
  end: { key: 'Shift+E', words: ['Call_EndCall'], at: ['[data-keeps-focus]'] },
  // The same from a field, where letters are what somebody writes: without it a call with notes takes a fifth key.
  'end-writing': {
    key: 'Ctrl+Shift+5',
    words: ['Keys_EndWriting'],
    at: ['[data-keeps-focus]'],
    presses: 'end',
    own: 'Ctrl+Shift+digit',
    leavesField: true,
  },
  hold: { key: 'H', words: ['Command_hold', 'Command_retrieve'], at: [command('hold', 'retrieve')] },
  mute: { key: 'M', words: ['Command_mute', 'Command_unmute'], at: [command('mute', 'unmute')] },
  keypad: { key: 'K', words: ['Command_send-digits'], at: [command('send-digits'), known('dial-number')] },
  transfer: {
    key: 'T',
    words: ['Command_blind-transfer', 'Command_complete-transfer'],
    at: [command('complete-transfer'), command('blind-transfer')],
  },
  consult: { key: 'P', words: ['Transfer_TalkFirst'], at: ['[data-way=consult]', command('consult')] },
  back: { key: 'B', words: ['Command_cancel-consult'], at: [command('cancel-consult')] },
  swap: { key: 'S', words: ['Keys_Swap'] },
  merge: { key: 'G', words: ['Command_merge'], at: [command('merge')] },
  leave: { key: 'Shift+L', words: ['Command_leave'], at: [command('leave')] },
  record: {
    key: 'R',
    words: ['Command_record-start', 'Command_record-stop'],
    at: [command('record-start', 'record-stop')],
  },
  pause: {
    key: 'Shift+R',
    words: ['Command_record-pause', 'Command_record-resume'],
    at: [command('record-pause', 'record-resume')],
  },
  listen: { key: 'L', words: ['Command_listen'], at: [command('listen')] },
  whisper: { key: 'W', words: ['Command_whisper'], at: [command('whisper')] },
  barge: { key: 'J', words: ['Command_barge'], at: [command('barge')] },
  notes: { key: 'N', words: ['Notes_Label'], at: [`${known('notes')} textarea`] },
  customer: { key: 'F', words: ['Customer_Find', 'Customer_Change'], at: [known('change-customer')] },
  open: { key: 'O', words: ['Customer_OpenRecord'], at: [known('open-record'), known('open-session')] },
  case: { key: 'C', words: ['Case_Link', 'Case_Change'], at: [known('link-case')] },
  disposition: {
    key: 'D',
    words: ['Disposition_Label'],
    at: [`${known('wrap-up-form')} [role=combobox]`, '[data-asks=disposition]'],
  },
  done: { key: 'Ctrl+Enter', words: ['WrapUp_Done'], at: [known('done')], own: 'Ctrl+Enter' },
  calls: { key: '1–9', words: ['Keys_Calls'], own: '1–9' },
  list: { key: '?', words: ['Keys_Title'], own: '?' },
} as const satisfies Record<string, KeyRow>;

/** What reaches from elsewhere in Dynamics: nothing that ends a call. */
export const farKeys = {
  'far-go': { key: 'Ctrl+Shift+1', words: ['Keys_Go'] },
  'far-accept': { key: 'Ctrl+Shift+2', words: ['Ring_Accept'], presses: 'accept' },
  'far-mute': { key: 'Ctrl+Shift+3', words: ['Command_mute', 'Command_unmute'], presses: 'mute' },
  'far-hold': { key: 'Ctrl+Shift+4', words: ['Command_hold', 'Command_retrieve'], presses: 'hold' },
} as const satisfies Record<string, KeyRow>;

export type NearKey = keyof typeof nearKeys;
export type FarKey = keyof typeof farKeys;
export type KeyName = NearKey | FarKey;

export const nearNames = Object.keys(nearKeys) as readonly NearKey[];
export const farNames = Object.keys(farKeys) as readonly FarKey[];
export const isFar = (name: KeyName): name is FarKey => name in farKeys;
export const rowOf = (name: KeyName): KeyRow => (isFar(name) ? farKeys[name] : nearKeys[name]);

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const digits = [...'1234567890'];

/** The keys that an agent can choose from for it. */
export function choosable(name: KeyName): readonly string[] {
  const { own } = rowOf(name);
  if (isFar(name) || own === 'Ctrl+Shift+digit') return digits.map((digit) => `Ctrl+Shift+${digit}`);
  if (name === 'calls' && own !== undefined) return [own];
  return [...(own === undefined ? [] : [own]), ...letters, ...letters.map((letter) => `Shift+${letter}`)];
}
