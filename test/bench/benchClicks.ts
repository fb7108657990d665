import { directory } from '../../simulator/directory';
import type { Simulator } from '../../simulator/startSimulator';
import { startBrowser } from '../scenarios/harness/chromium';
import { dailyJobs, dailyJobsQuery, playDailyJobs, type DailyJob } from '../scenarios/harness/dailyJobs';
import { openDesk } from '../scenarios/harness/desk';
import type { Measured } from './report';

const agent = directory.agents[0];

/** How many presses of the mouse an agent's daily jobs take. */
export async function benchClicks(simulator: Simulator): Promise<readonly Measured[]> {
  const { certificateSpkiHash } = simulator.entra;
  const context = await startBrowser({ certificateSpkiHash, thirdPartyCookies: 'allowed' });
  try {
    const desk = await openDesk(context, `${simulator.url}/${dailyJobsQuery}`, agent.name);
    await desk.becomeConnected(desk.panel);
    const counted = await playDailyJobs({ desk, simulator, oid: agent.oid });
    return (Object.keys(dailyJobs) as DailyJob[]).map((job) => ({
      what: job,
      value: counted[job],
      unit: 'presses',
      budget: dailyJobs[job],
    }));
  } finally {
    await context.close();
  }
}
