import { RestError } from '@azure/data-tables';
import { timings } from '../../../adaptor/src/base/timings';
import type { Tables } from '../../../adaptor/src/storage/openTables';
import type { Random } from '../random';
import type { VirtualTime } from '../time/virtualTime';
import { VirtualProcess } from '../time/virtualProcess';
import { MemoryTable, type Carry, type RequestKind } from './memoryTable';

/** What happens to one request to storage. `lost`: it is carried out, its answer never comes. */
export type StorageFault = 'pass' | 'slow' | '500' | '412' | 'lost' | 'hang';

/** As the SDK is set in `openTables`: a server error or a broken connection is tried twice more. */
const retryDelaysMs = [200, 400];
/** What a request that hangs takes at most: all its tries (`endInTime` in `openTables`), and the delays between them. */
export const hangTailMs =
  (retryDelaysMs.length + 1) * timings.storageTryMs + retryDelaysMs.reduce((sum, one) => sum + one, 0);
const slowMs = [300, 2_500] as const;

/** The storage account that all instances share. */
export class Storage {
  readonly connections = new MemoryTable();
  readonly calls = new MemoryTable();
  fault: (kind: RequestKind) => StorageFault = () => 'pass';
  private stalledUntilMs = 0;

  constructor(
    private readonly time: VirtualTime,
    private readonly random: Random,
  ) {}

  /** What is asked meanwhile is taken; nobody answers, and half of it is carried out when it is over. */
  stall(forMs: number): void {
    this.stalledUntilMs = Math.max(this.stalledUntilMs, this.time.elapsedMs + forMs);
  }

  /** As one instance of the adaptor sees it. */
  tables(): Tables {
    return {
      connections: this.connections.client(this.carry),
      calls: this.calls.client(this.carry),
      ready: () => Promise.resolve(),
    };
  }

  private readonly carry: Carry = async (kind, act) => {
    for (let tried = 0; ; tried += 1) {
      try {
        return await this.once(kind, act);
      } catch (error) {
        const delayMs = retryDelaysMs[tried];
        if (!isPassing(error) || delayMs === undefined) throw error;
        await this.time.sleep(delayMs);
      }
    }
  };

  private once<T>(kind: RequestKind, act: () => T): Promise<T> {
    const from = VirtualProcess.current();
    const fault = this.fault(kind);
    const delayMs = fault === 'slow' ? this.random.between(...slowMs) : this.random.between(1, 3);
    return new Promise((resolve, reject) => {
      const back = (answer: () => void, afterMs = this.random.between(1, 3)): void => {
        this.time.afterOnWire(afterMs, () => (from === undefined ? answer() : from.deliver(answer)));
      };
      const refuse = (statusCode: number, afterMs?: number): void =>
        back(() => reject(new RestError(`storage says ${statusCode}`, { statusCode })), afterMs);
      const giveUp = (): void =>
        back(() => reject(new RestError('no answer in time', { code: 'ETIMEDOUT' })), timings.storageTryMs);
      this.time.afterOnWire(delayMs, () => {
        const stalledForMs = this.stalledUntilMs - this.time.elapsedMs;
        if (stalledForMs > 0) {
          giveUp();
          if (this.random.chance(0.5)) this.time.afterOnWire(stalledForMs, () => carryOutLate(act));
          return;
        }
        if (fault === '500') return refuse(500);
        if (fault === 'hang') return giveUp();
        if (fault === '412' && kind === 'compare') return refuse(412);
        try {
          const value = act();
          if (fault === 'lost') back(() => reject(new RestError('reset', { code: 'ECONNRESET' })));
          else back(() => resolve(value));
        } catch (error) {
          back(() => reject(error instanceof Error ? error : new Error(String(error))));
        }
      });
    });
  }
}

/** Nobody waits for what becomes of it. */
function carryOutLate(act: () => unknown): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof RestError)) throw error;
  }
}

const isPassing = (error: unknown): boolean =>
  error instanceof RestError &&
  (error.code === 'ECONNRESET' || error.code === 'ETIMEDOUT' || (error.statusCode ?? 0) >= 500);
