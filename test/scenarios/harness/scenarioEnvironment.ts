import { TestEnvironment } from 'jest-environment-node';
import { ofWorkerName } from './ofWorker';
import { WorkerChromium } from './workerChromium';

/** Lives as long as the worker: jest makes the environment anew for each file, but loads this module once. */
const worker = new WorkerChromium();

/** Node's environment, in which the files of one worker share what is dear to start. */
export default class ScenarioEnvironment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    worker.hold();
    this.global[ofWorkerName] = worker;
  }

  override async teardown(): Promise<void> {
    worker.letGo();
    await super.teardown();
  }
}
