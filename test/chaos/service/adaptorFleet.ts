import type { InvocationContext } from '@azure/functions';
import { app, HttpRequest, type HttpHandler, type HttpResponseInit } from '@azure/functions';
import { createAdaptor, type AdaptorEdges } from '../../../adaptor/src/app/adaptor';
import { registerRoutes } from '../../../adaptor/src/routes';
import type { Log, LogFacts } from '../../../adaptor/src/base/log';
import type { Settings } from '../../../adaptor/src/settings/settings';
import { matchRoute } from '../../../simulator/functions-host/matchRoute';
import type { Random } from '../random';
import { replace } from '../time/installTime';
import type { VirtualTime } from '../time/virtualTime';
import { VirtualProcess } from '../time/virtualProcess';
import type { Network, WireAnswer, WireRequest } from './network';

interface Route {
  readonly route: string;
  readonly handler: HttpHandler;
}
interface Instance {
  readonly process: VirtualProcess;
  readonly routes: readonly Route[];
}

/** As `sweepSchedule` says. */
const sweepEveryMs = 5_000;
const context = {} as unknown as InvocationContext;

/** Several instances of the real adaptor behind one address. */
export class AdaptorFleet {
  private readonly instances: (Instance | undefined)[];

  constructor(
    private readonly time: VirtualTime,
    private readonly random: Random,
    network: Network,
    private readonly options: {
      readonly host: string;
      readonly count: number;
      readonly settings: Settings;
      /** Made anew for each instance, in its process. */
      readonly edges: () => AdaptorEdges;
      /** What the adaptor logs. */
      readonly note: (text: string) => void;
    },
  ) {
    this.instances = Array.from({ length: options.count }, (_, index) => this.start(index));
    network.servers.set(options.host, { take: () => this.take() });
  }

  /** Ends an instance in the middle of what it does; another starts in its place after a while. */
  kill(index: number, downMs: number): void {
    this.instances[index]?.process.kill();
    this.instances[index] = undefined;
    this.time.afterOnWire(downMs, () => {
      this.instances[index] ??= this.start(index);
    });
  }

  /** A deployment: nothing new for the old one, which ends what it has begun and then its timers. */
  restart(index: number): void {
    const old = this.instances[index];
    this.instances[index] = this.start(index);
    this.time.afterOnWire(drainMs, () => old?.process.kill());
  }

  get downCount(): number {
    return this.instances.filter((one) => one === undefined).length;
  }

  private log(process: VirtualProcess): Log {
    const note = (event: string, facts: LogFacts = {}): void =>
      this.options.note(`${process.name} ${event} ${JSON.stringify(facts)}`);
    return { info: () => undefined, warn: note };
  }

  private take() {
    const up = this.instances.filter((one) => one !== undefined);
    if (up.length === 0) return undefined;
    const { process, routes } = this.random.pick(up);
    return { process, answer: (request: WireRequest) => answer(routes, request) };
  }

  private start(index: number): Instance {
    const process = new VirtualProcess(`adaptor ${index + 1}`);
    return process.run(() => {
      const routes: Route[] = [];
      let sweep: (() => unknown) | undefined;
      // What a Functions host does when the app registers its functions.
      const undo = replace([
        [
          app,
          'http',
          (name: string, { route, handler }: { readonly route?: string; readonly handler: HttpHandler }) =>
            routes.push({ route: route ?? name, handler }),
        ],
        [
          app,
          'timer',
          (_name: string, { handler }: { readonly handler: () => unknown }) => {
            sweep = handler;
          },
        ],
      ]);
      try {
        registerRoutes(createAdaptor(this.options.settings, this.log(process), { edges: this.options.edges() }));
      } finally {
        undo();
      }
      routes.sort((left, right) => left.route.split('{').length - right.route.split('{').length);
      this.time.after(this.random.between(0, sweepEveryMs), () => this.time.every(sweepEveryMs, () => void sweep?.()));
      return { process, routes };
    });
  }
}

/** How long a deployment lets the old instance end its work. */
const drainMs = 2_000;

async function answer(routes: readonly Route[], { method, url, headers, body }: WireRequest): Promise<WireAnswer> {
  for (const { route, handler } of routes) {
    const params = matchRoute(route, url.pathname.replace(/^\/api\//, ''));
    if (params === undefined) continue;
    const request = new HttpRequest({
      url: url.href,
      method,
      headers: { ...headers },
      query: Object.fromEntries(url.searchParams),
      params: { ...params },
      ...(body === '' ? {} : { body: { string: body } }),
    });
    const result = (await handler(request, context)) as HttpResponseInit;
    const told = result.headers as Readonly<Record<string, string>> | undefined;
    return {
      status: result.status ?? 200,
      ...(told === undefined ? {} : { headers: told }),
      ...(typeof result.body === 'string' ? { body: result.body } : {}),
    };
  }
  return { status: 404 };
}
