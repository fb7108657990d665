/** A running part of the simulator. What starts can stop; `stop` resolves when its port is free again. */
export interface RunningPart {
  /** Base URL without trailing slash. */
  readonly url: string;
  stop(): Promise<void>;
}
