import { RestError } from '@azure/data-tables';
import type { Tables } from '../../../adaptor/src/storage/openTables';
import type { Random } from '../random';
import type { VirtualTime } from '../time/virtualTime';
import { VirtualProcess } from '../time/virtualProcess';
import { MemoryTable, type Carry, type RequestKind } from './memoryTable';

/** What happens to one request to storage. `lost`: it is carried out, its answer never comes. */
export type StorageFault = 'pass' | 'slow' | '500' | '412' | 'lost' | 'hang';

/** As the SDK is set in `openTables`: a server error or a broken connection is tried twice more. */
const retryDelaysMs = [200, 400];
/** Storage itself ends a request after thirty seconds. */
const hangMs = 30_000;
const slowMs = [300, 2_500] as const;

/** The storage account that all instances share. */
export class Storage {
  readonly connections = new MemoryTable();
  readonly calls = new MemoryTable();
  fault: (kind: RequestKind) => StorageFault = () => 'pass';

  constructor(
    private readonly time: VirtualTime,
    private readonly random: Random,
  ) {}

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
      this.time.afterOnWire(delayMs, () => {
        if (fault === '500') return refuse(500);
        if (fault === 'hang') return refuse(500, hangMs);
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

const isPassing = (error: unknown): boolean =>
  error instanceof RestError && (error.code === 'ECONNRESET' || (error.statusCode ?? 0) >= 500);
