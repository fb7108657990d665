import type { WriteSubject } from '../../core/calls/subjectFacts';
import type { PlaceKind } from '../../core/line/linePort';
import type { ChannelMessage } from '../channel/channelMessage';
import { createOwnPlace, KnownPlaces } from './knownPlaces';
import { createLineLock } from './lineLock';
import type { LinePorts } from './linePorts';
import { createLeaderBelief } from './leaderBelief';
import { createLeadership } from './leadership';
import { createPlaceChannel } from './placeChannel';
import type { RoleEvent } from './placeRole';
import { createSentCommands } from './sentCommands';
import { SignInHere } from './signInHere';
import { createSleepWatch } from './sleepWatch';
import { createToldLine } from './toldLine';
import { createYieldRequest } from './yieldRequest';

export interface PlaceLineOptions {
  readonly kind: PlaceKind;
  /** Absolute. */
  readonly lineScriptUrl: string;
  readonly writeSubject: WriteSubject;
}

/** The parts of a place of the line, each with what it needs of the others. */
export function createPlaceParts(
  placeId: string,
  { kind, ...script }: PlaceLineOptions,
  ports: LinePorts,
  on: {
    readonly event: (event: RoleEvent) => void;
    readonly message: (message: ChannelMessage) => void;
    readonly isLeading: () => boolean;
  },
) {
  const told = createToldLine();
  const places = new KnownPlaces();
  const belief = createLeaderBelief(ports);
  const ownPlace = createOwnPlace(placeId, kind, ports);
  const channel = createPlaceChannel(ports, on.message);
  const { post } = channel;
  return {
    told,
    places,
    belief,
    ownPlace,
    channel,
    lock: createLineLock(ports, {
      onHeld: () => on.event({ type: 'lock-held' }),
      onLost: () => on.event({ type: 'lock-lost' }),
    }),
    yielding: createYieldRequest(ports, () => on.event({ type: 'yield-time-over' })),
    commands: createSentCommands({
      newId: ports.newId,
      post: (id, command) => post({ type: 'command', id, from: placeId, command }),
      isUnderWay: (command) => {
        const wish = command.type === 'command' ? command.command.command : command.type;
        return told
          .line()
          .calls.some(({ key, underWay }) => 'key' in command && key === command.key && underWay === wish);
      },
    }),
    signInHere: new SignInHere(ports, script.lineScriptUrl),
    slept: createSleepWatch(ports),
    leadership: createLeadership({
      ...{ kind, script, ports, placeId, belief, told, places, ownPlace, post },
      isLeading: on.isLeading,
    }),
  };
}

export type PlaceParts = ReturnType<typeof createPlaceParts>;
