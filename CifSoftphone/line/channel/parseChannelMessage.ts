import type { LineSettings } from '../../core/settings/lineSettings';
import { readDialWish } from '../../core/calls/dialWish';
import { parseAgentWish } from '../../../protocol/messages/agentState';
import { isCallId } from '../../../protocol/callId';
import { countField, isFields, textField, type Fields } from '../../../protocol/fields';
import { maxNumberLength } from '../../../protocol/limits';
import { parseCallCommand } from '../../../protocol/parseCallCommand';
import type { ChannelMessage } from './channelMessage';
import { isCalling, type LineCommand, type PlaceKind } from '../../core/line/linePort';
import { optionalNumber } from './optional';
import { parseCustomer } from './parseCustomer';
import { parseDraftChange } from './parseDraft';
import { parseLineView } from './parseLineView';
import type { KnownPlace } from '../../core/line/knownPlace';
import { parseWantedNumbers } from '../../core/numbers/writtenNumbers';

const isKind = (value: unknown): value is PlaceKind => value === 'panel' || value === 'form';
const maxText = 1_024;
/** A term is an epoch time in ms, or a few above one: this is the year 2255. */
export const maxTerm = 9_000_000_000_000;

/** What was heard, and the steady clock of who said it when it was said (`undefined` from an earlier version). */
export interface HeardMessage {
  readonly message: ChannelMessage;
  readonly sentAtMs: number | undefined;
}

/** Reads a message of another frame, which may run another version of this code; `undefined` when it is none. */
export function parseChannelMessage(value: unknown): HeardMessage | undefined {
  if (!isFields(value)) return undefined;
  const message = readMessage(value);
  return message && { message, sentAtMs: optionalNumber(value.sentAtMs) };
}

function readMessage(value: Fields): ChannelMessage | undefined {
  const id = textField(value.id, maxText);
  const from = textField(value.from, maxText);
  const placeId = textField(value.placeId, maxText);
  const edition = textField(value.edition, maxText);
  switch (value.type) {
    case 'place': {
      const place = parsePlace(value.place);
      return place && { type: 'place', place, asks: value.asks === true, knows: textField(value.knows, maxText) };
    }
    case 'gone':
      return placeId === undefined ? undefined : { type: 'gone', placeId };
    case 'owner': {
      const view = parseLineView(value.view);
      const { kind } = value;
      const term = countField(value.term) ?? 0;
      const page = textField(value.page, maxText);
      if (placeId === undefined || view === undefined || !isKind(kind) || term > maxTerm) return undefined;
      return {
        type: 'owner',
        placeId,
        term,
        ...(page === undefined ? {} : { page }),
        edition,
        kind,
        view,
        settings: parseSettings(value.settings),
      };
    }
    case 'alive':
      return edition === undefined ? undefined : { type: 'alive', edition };
    case 'command': {
      const command = parseCommand(value.command);
      if (id === undefined || from === undefined || command === undefined) return undefined;
      return { type: 'command', id, from, command };
    }
    case 'done':
      return id === undefined ? undefined : { type: 'done', id };
    case 'yield':
      return from === undefined ? undefined : { type: 'yield', from, force: value.force === true };
    case 'yielded': {
      const to = textField(value.to, maxText);
      return from === undefined || to === undefined ? undefined : { type: 'yielded', from, to };
    }
    default:
      return undefined;
  }
}

function parsePlace(value: unknown): KnownPlace | undefined {
  if (!isFields(value)) return undefined;
  const { kind } = value;
  const id = textField(value.id, maxText);
  const windowId = textField(value.windowId, maxText);
  const lastFocusedAtMs = optionalNumber(value.lastFocusedAtMs);
  if (id === undefined || windowId === undefined || lastFocusedAtMs === undefined || !isKind(kind)) return undefined;
  return { id, kind, windowId, visible: value.visible === true, focused: value.focused === true, lastFocusedAtMs };
}

function parseSettings(value: unknown): LineSettings | undefined {
  if (!isFields(value)) return undefined;
  const adaptorUrl = textField(value.adaptorUrl, maxText);
  const clientId = textField(value.clientId, maxText);
  const authority = textField(value.authority, maxText);
  const scope = textField(value.scope, maxText);
  return adaptorUrl === undefined || clientId === undefined || authority === undefined || scope === undefined
    ? undefined
    : { adaptorUrl, clientId, authority, scope };
}

function parseCommand(value: unknown): LineCommand | undefined {
  if (!isFields(value)) return undefined;
  const { type, outcome } = value;
  if (type === 'dismiss-trouble') return { type };
  if (type === 'dial') {
    const wish = readDialWish(value.wish);
    return wish && isCallId(value.callId) ? { type, callId: value.callId, wish } : undefined;
  }
  const placeId = textField(value.placeId, maxText);
  if (type === 'offer-kpis') return placeId === undefined ? undefined : { type, placeId };
  const id = textField(value.id, maxText);
  if (type === 'kept') return id === undefined ? undefined : { type, id, again: value.again === true };
  if (type === 'dial-chosen') return id === undefined ? undefined : { type, id };
  if (type === 'agent-state') return parseAgentChoice(value);
  if (type === 'write-numbers') {
    const numbers = parseWantedNumbers(value.numbers);
    return numbers && { type, numbers };
  }
  const key = textField(value.key, maxText);
  if (key === undefined) return undefined;
  // A place of an earlier version has words of its own for the end of a call.
  if (type === 'hangup') return { type: 'command', key, command: { command: type } };
  if (type === 'accept' || type === 'reject' || type === 'dismiss') return { type, key };
  if (type === 'look-up-again' || type === 'no-customer') return { type, key };
  if (type === 'search' || type === 'directory') return { type, key, text: textField(value.text, maxText) ?? '' };
  if (type === 'draft') {
    const change = parseDraftChange(value.change);
    return change && { type, key, change };
  }
  if (type === 'choose-customer') {
    const customer = parseCustomer(value.customer);
    return customer && { type, key, customer };
  }
  if (isCalling(type)) {
    const target = textField(value.target, maxNumberLength);
    return id === undefined || target === undefined ? undefined : { type, id, key, target, sure: value.sure === true };
  }
  if (type === 'command') {
    const command = isFields(value.command) ? parseCallCommand(value.command) : undefined;
    return command && { type, key, command };
  }
  if (type !== 'ring-outcome') return undefined;
  return outcome === 'shown' || outcome === 'handed-to-host' || outcome === 'not-shown' || outcome === 'timed-out'
    ? { type, key, outcome }
    : undefined;
}

function parseAgentChoice(fields: Fields): LineCommand | undefined {
  const wish = parseAgentWish(fields);
  if (!wish.ok) return undefined;
  const { ready, activity: _, changedBy, ...why } = wish.value;
  if (ready === undefined || changedBy === 'telephony') return undefined;
  return { type: 'agent-state', ready, ...why, changedBy };
}
