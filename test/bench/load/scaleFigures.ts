import { cpuMsOfCall, needOf } from './beyondOneMachine';
import { held, type Step } from './climb';
import { partitions } from './countCosts';
import type { Figures, Grown } from './figures';
import { carried, cpuOf, ms, verdict } from './reportLoad';

const organisations = [100, 1_000, 5_000, 20_000, 100_000];

/** The part of docs/scale.md that is measured, as Markdown. */
export function scaleFigures(figures: Figures, day: Date): string {
  const { options, machine, sample, ring, whole, azurite, grown, costs } = figures;
  const cpuMs = cpuMsOfCall(whole);
  const count = (value: number): string =>
    Number.isFinite(value) ? Math.ceil(value).toLocaleString('en') : 'not measured';
  return [
    `Measured on ${day.toISOString().slice(0, 10)}: ${machine}, ${options.agents} agents connected.` +
      (options.short ? ' **A short run to try the bench: its figures say little.**' : ''),
    table(
      [
        'Way',
        'Rings a second',
        'For',
        'Accepted',
        'Refused',
        'Lost',
        'Doubled',
        'p50',
        'p95',
        'p99',
        'Held',
        'Processor for a ring',
      ],
      [
        ...sample.map((step) => stepRow("the sample's way", step)),
        ...ring.map((step) => stepRow('adaptor, until received', step)),
        ...whole.map((step) => stepRow('adaptor, whole calls', step)),
        ...azurite.map((step) => stepRow('adaptor with Azurite, until received', step)),
      ],
    ),
    `_Held_: p99 at most 1 s, and nothing refused, lost or doubled. Highest rate that held: ${carried(ring)} rings/s ` +
      `until received, ${carried(whole)} whole calls/s; the sample's way ${carried(sample)}/s.`,
    table(
      ['Budget', 'Measured', ''],
      verdict(figures).rows.map(({ what, value, ok }) => [what, value, ok ? 'held' : '**missed**']),
    ),
    table(
      ['One call costs', 'Until the push', 'Until its end'],
      [
        ['storage requests', String(costs.storageToPush), String(costs.storageToEnd)],
        ['REST calls to the SignalR Service', String(costs.restToPush), String(costs.restToEnd)],
        ['webhooks', '0', String(costs.webhooksToEnd)],
        ['processor time of the adaptor', '', Number.isFinite(cpuMs) ? ms(cpuMs) : 'not measured'],
      ],
    ),
    `The storage requests of a call by partition: ${partitions.map((name) => `${name} ${costs.byPartition[name]}`).join(', ')}.`,
    `${options.growthRate} rings a second, with more and more agents:`,
    table(
      [
        'Agents',
        'p50',
        'p99',
        'Adaptor: processor for a ring',
        'Adaptor: memory',
        'SignalR emulator: memory',
        'Connects/s',
      ],
      grown.map(({ agents, step, adaptorMiB, serviceMiB, connectsPerSecond }) => [
        agents.toLocaleString('en'),
        ms(step.p50Ms),
        ms(step.p99Ms),
        ms(step.cpuMs.adaptor),
        `${adaptorMiB.toFixed(0)} MiB`,
        `${serviceMiB.toFixed(0)} MiB`,
        connectsPerSecond.toFixed(0),
      ]),
    ),
    memoryLine(figures),
    '### Beyond one machine',
    table(
      ['Agents', 'Calls/s at the worst', 'SignalR units', 'Storage requests/s', 'Storage accounts', 'Adaptor cores'],
      organisations.map((agents) => {
        const need = needOf(agents, costs, cpuMs);
        return [
          agents.toLocaleString('en'),
          count(need.ringsPerSecond),
          count(need.signalRUnits),
          count(need.storagePerSecond),
          count(need.storageAccounts),
          count(need.adaptorCores),
        ];
      }),
    ),
  ].join('\n\n');
}

/** What one agent more takes, between the smallest and the largest crowd. */
function memoryLine({ grown }: Figures): string {
  const [first, last] = [grown[0], grown.at(-1)];
  if (first === undefined || last === undefined || last.agents === first.agents) return '';
  const kb = (pick: (one: Grown) => number): string =>
    `${(((pick(last) - pick(first)) * 1_024) / (last.agents - first.agents)).toFixed(1)} KiB`;
  return (
    `Memory for one agent more: ${kb((one) => one.adaptorMiB)} in the adaptor (what the rings of the run left behind ` +
    `counted in), ${kb((one) => one.serviceMiB)} in the SignalR emulator.`
  );
}

const stepRow = (way: string, step: Step): readonly string[] => [
  way,
  step.ratePerSecond.toFixed(0),
  `${step.seconds.toFixed(0)} s`,
  ...[step.accepted, step.refused, step.lost, step.doubled].map(String),
  ...[step.p50Ms, step.p95Ms, step.p99Ms].map(ms),
  held(step) ? 'yes' : 'no',
  cpuOf(step),
];

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
