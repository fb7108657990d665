import type { Check } from '../check';
import { must } from '../base/expect';
import { timings } from '../base/timings';
import { until } from '../base/until';
import type { Scene } from '../scene';

const page = 'docs/agent-state.md';

const changes = (scene: Scene) =>
  scene.stage.told.filter(({ event, repeat }) => event.type === 'agent.changed' && !repeat);

/** The agent chooses in the softphone, and the adaptor tells it. */
async function chooses(scene: Scene, ready: boolean, reason?: string): Promise<void> {
  const more = reason === undefined ? {} : { reason };
  const report = scene.stage.agents.change(scene.agent, { ready, ...more, changedBy: 'agent' });
  await scene.deliver('agent.changed', scene.agent, report);
}

export const agentChecks: readonly Check[] = [
  {
    id: 'agent-not-ready',
    title: 'agent.changed: not ready is a pause at the phone system, ready ends it, and nothing of it is told back',
    why: 'Calls must not ring for somebody at lunch; an echo would change the state for ever.',
    page: `${page}#hear-it`,
    run: async (scene) => {
      scene.need('phoneSystemPauses');
      scene.need('deeds');
      await chooses(scene, false, 'Lunch');
      await scene.untilDone('pauses', scene.agent);
      await chooses(scene, true);
      await scene.untilDone('unpauses', scene.agent);
      await scene.quiet();
      must(changes(scene).length === 0, "The agent's own change was told back to the adaptor.");
    },
  },
  {
    id: 'agent-old-version',
    title: 'agent.changed with a version that is not higher is dropped',
    why: 'Webhooks can overtake each other: the older one must not undo the newer.',
    page: `${page}#what-it-is`,
    run: async (scene) => {
      scene.need('phoneSystemPauses');
      scene.need('deeds');
      const old = scene.stage.agents.change(scene.agent, { ready: true, changedBy: 'agent' });
      await chooses(scene, false, 'Lunch');
      await scene.untilDone('pauses', scene.agent);
      await scene.deliver('agent.changed', scene.agent, old);
      await scene.quiet();
      must(scene.deeds('unpauses', scene.agent).length === 0, 'An older version has ended the pause.');
    },
  },
  {
    id: 'agent-paused-there',
    title:
      'A pause at the phone system itself is told as agent.not-ready with its reason, and its end as agent.available, once each',
    why: 'What a supervisor does there must be seen in Dynamics.',
    page: `${page}#set-it`,
    run: async (scene) => {
      const [pause, unpause] = [scene.need('phoneSystemPauses'), scene.need('phoneSystemUnpauses')];
      await scene.quiet();
      await pause(scene.agent, 'Training');
      await until('agent.not-ready', () => changes(scene).length === 1, timings.promptMs);
      const { ready, reason } = scene.stage.agents.report(scene.agent);
      must(!ready && reason === 'Training', 'The agent is not told as not ready with the reason of the pause.');
      await unpause(scene.agent);
      await until('agent.available', () => changes(scene).length === 2, timings.promptMs);
      await scene.quiet();
      must(changes(scene).length === 2, 'A pause and its end were told by more than two messages.');
      must(scene.stage.agents.report(scene.agent).ready, 'The end of the pause was not told.');
    },
  },
  {
    id: 'agent-queues',
    title: 'agent.queues tells an agent whose queue somebody waits in, and nobody else of it',
    why: 'Agents see on their desk what waits; a queue of others is none of their business.',
    page: `${page}#queues`,
    run: async (scene) => {
      const waits = scene.need('callerWaits');
      const waiting = (userId: string): boolean =>
        scene.stage.told.some(
          (told) =>
            told.userId === userId &&
            told.event.type === 'agent.queues' &&
            told.event.queues.some((queue) => (queue.waiting ?? 0) > 0),
        );
      await waits(scene.agent);
      await until('agent.queues with somebody who waits', () => waiting(scene.agent), timings.queuesToldMs);
      await scene.quiet();
      must(!waiting(scene.stage.world.agents[1]), 'An agent was told of a queue of somebody else.');
    },
  },
];
