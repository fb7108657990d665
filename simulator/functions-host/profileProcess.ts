import { Session, type Profiler } from 'node:inspector/promises';

/** How often V8 looks where it is: finer costs more than it shows. */
const everyMicroseconds = 250;

/** Notes where this process spends its time, from now until `stop`. */
export async function profileProcess(): Promise<{ stop(): Promise<Profiler.Profile> }> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: everyMicroseconds });
  await session.post('Profiler.start');
  return {
    stop: async () => {
      const { profile } = await session.post('Profiler.stop');
      session.disconnect();
      return profile;
    },
  };
}
