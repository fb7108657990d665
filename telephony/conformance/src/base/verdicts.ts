/** The connector does not do what the protocol asks for. The message is for the connector's author. */
export class Failed extends Error {}

/** The check could not be made: the driver has no such step, or the connector does not declare it. */
export class NotTried extends Error {}
