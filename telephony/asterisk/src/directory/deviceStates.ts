import { headerOf, type AmiMessage } from '../ami/amiMessage';
import { endpointIn } from '../pbx/naming';

type DeviceState = 'free' | 'inUse' | 'absent';

/** What a state means for whoever wants to give a call to this telephone: by its name, or its number in queues. */
const meanings = new Map<string, DeviceState>([
  ...['NOT_INUSE', '1'].map((state) => [state, 'free'] as const),
  ...['INUSE', 'BUSY', 'RINGING', 'RINGINUSE', 'ONHOLD'].map((state) => [state, 'inUse'] as const),
  ...['2', '3', '6', '7', '8'].map((state) => [state, 'inUse'] as const),
  ...['UNAVAILABLE', 'INVALID', '4', '5'].map((state) => [state, 'absent'] as const),
]);

/**
 * How telephones are: from `DeviceStateList` and its events, which `res_manager_devicestate` brings, and of members from
 * what the queues know.
 */
export class DeviceStates {
  readonly #states = new Map<string, DeviceState>();

  replaceAll(rows: readonly AmiMessage[]): void {
    this.#states.clear();
    for (const row of rows) this.take(row);
  }

  take(event: AmiMessage): void {
    const [device, state] = stateIn(event);
    const endpoint = device === undefined ? undefined : endpointIn(device);
    if (endpoint === undefined) return;
    const meaning = meanings.get(state ?? '');
    if (meaning === undefined) this.#states.delete(endpoint);
    else this.#states.set(endpoint, meaning);
  }

  of(endpoint: string): DeviceState | undefined {
    return this.#states.get(endpoint);
  }
}

function stateIn(event: AmiMessage): readonly [string | undefined, string | undefined] {
  switch (headerOf(event, 'Event')) {
    case 'DeviceStateChange':
      return [headerOf(event, 'Device'), headerOf(event, 'State')];
    case 'QueueMember':
    case 'QueueMemberStatus':
      return [headerOf(event, 'StateInterface'), headerOf(event, 'Status')];
    default:
      return [undefined, undefined];
  }
}
