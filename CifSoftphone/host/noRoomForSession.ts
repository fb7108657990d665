/** Dynamics holds as many sessions as it can: the agent has to close one before another opens. */
export class NoRoomForSession extends Error {
  constructor() {
    super('Dynamics allows no further session');
  }
}
