export const noRoom = 'SessionLimit';

/** Dynamics holds as many sessions as it can: the agent has to close one before another opens. */
export class NoRoomForSession extends Error {
  /** What the agent is told, also in a window of its own, where this class is another one. */
  readonly trouble = noRoom;

  constructor() {
    super('Dynamics allows no further session');
  }
}
