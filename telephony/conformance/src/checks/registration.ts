import type { SystemRegistration } from '../../../../protocol/messages/system';
import { must, mustBe } from '../base/expect';
import { timings } from '../base/timings';
import { until } from '../base/until';
import { NotTried } from '../base/verdicts';
import type { Check } from '../check';
import type { Scene } from '../scene';

const notTried = 'The connector does not declare itself: the settings of the adaptor say where it is told.';

export const registrationChecks: readonly Check[] = [
  {
    id: 'registers-itself',
    title: 'PUT system says where webhooks are really taken and by the right secret, and the same after a restart',
    why: 'What is registered counts: a wrong address or secret is a system that hears nothing more of its calls.',
    page: 'docs/connect-telephony.md#register-your-system-yourself',
    run: async (scene) => {
      const { name } = await registered(scene, 1);
      if (scene.driver.killConnector === undefined) return;
      const before = scene.stage.registrations.length;
      await scene.kill();
      await scene.start();
      mustBe([(await registered(scene, before + 1)).name], [name], 'The name after a restart');
    },
  },
];

/** What was registered, and that it is where webhooks are taken. */
async function registered(scene: Scene, count: number): Promise<SystemRegistration> {
  const { registrations, world } = scene.stage;
  await until('a registration', () => registrations.length >= count, timings.promptMs).catch(() => undefined);
  const system = registrations[count - 1];
  if (system === undefined) throw new NotTried(notTried);
  mustBe([system.webhook.url], [scene.webhookUrl ?? ''], 'The address that was registered');
  must(
    system.webhook.secrets.includes(world.webhookSecret),
    'The secret that was registered is not the one that counts.',
  );
  return system;
}
