import { LoggableError } from '../../../base/codeOf';

/** Why a command came to nothing: for the log. The agent is told that it was refused. */
export class NotDone extends LoggableError {}
