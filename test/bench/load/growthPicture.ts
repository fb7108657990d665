import type { Grown } from './figures';

interface Curve {
  readonly name: string;
  readonly colour: string;
  readonly values: readonly number[];
}

interface Panel {
  readonly title: string;
  readonly curves: readonly Curve[];
}

const [panelWidth, panelHeight, gap, top] = [300, 190, 60, 54];
/** Told apart also without colours: the second curve of each panel is dashed. */
const colours = ['#0b5cad', '#b4460f'] as const;

/** How cost grows with the number of agents: time, processor and memory, each with its own scale, agents on a logarithmic one. */
export function growthPicture(grown: readonly Grown[], subtitle: string): string {
  const curve = (at: 0 | 1, name: string, pick: (one: Grown) => number): Curve => ({
    name,
    colour: colours[at],
    values: grown.map(pick),
  });
  const panels: readonly Panel[] = [
    {
      title: 'post → received, ms',
      curves: [curve(0, 'p99', (one) => one.step.p99Ms), curve(1, 'p50', (one) => one.step.p50Ms)],
    },
    {
      title: 'processor for one ring, ms',
      curves: [
        curve(0, 'adaptor', (one) => one.step.cpuMs.adaptor),
        curve(1, 'storage emulator', (one) => one.step.cpuMs.storage),
      ],
    },
    {
      title: 'memory, MiB',
      curves: [curve(0, 'adaptor', (one) => one.adaptorMiB), curve(1, 'SignalR emulator', (one) => one.serviceMiB)],
    },
  ];
  const agents = grown.map((one) => one.agents);
  const width = gap + panels.length * (panelWidth + gap);
  const height = top + panelHeight + 70;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#242424" role="img">
<title>How cost grows with the number of agents</title>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="${gap}" y="18">${subtitle}</text>
${panels.map((panel, at) => drawPanel(panel, agents, gap + at * (panelWidth + gap))).join('\n')}
</svg>
`;
}

function drawPanel({ title, curves }: Panel, agents: readonly number[], left: number): string {
  const known = curves.flatMap((one) => one.values).filter(Number.isFinite);
  const highest = niceAbove(Math.max(0, ...known));
  const [low, high] = [Math.log(agents[0] ?? 1), Math.log(agents.at(-1) ?? 1)];
  const x = (count: number): number => left + (high > low ? (Math.log(count) - low) / (high - low) : 0.5) * panelWidth;
  const y = (value: number): number => top + panelHeight * (1 - value / highest);
  const grid = [0, 0.5, 1].map((share) => {
    const at = y(share * highest);
    return (
      `<path d="M${left} ${at}H${left + panelWidth}" stroke="#d1d1d1"/>` +
      `<text x="${left - 6}" y="${at + 4}" text-anchor="end">${+(share * highest).toPrecision(3)}</text>`
    );
  });
  const marks = agents.map(
    (count) =>
      `<text x="${x(count).toFixed(1)}" y="${top + panelHeight + 18}" text-anchor="middle">${count.toLocaleString('en', { notation: 'compact' })}</text>`,
  );
  const lines = curves.map(({ name, colour, values }, at) => {
    const points = values.flatMap((value, one) =>
      Number.isFinite(value) ? [`${x(agents[one] ?? 1).toFixed(1)},${y(value).toFixed(1)}`] : [],
    );
    const dash = at === 0 ? '' : ' stroke-dasharray="6 4"';
    const legend = left + at * (panelWidth / 2);
    return (
      `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"${dash}/>` +
      `<path d="M${legend} ${top + panelHeight + 44}h24" stroke="${colour}" stroke-width="2"${dash}/>` +
      `<text x="${legend + 30}" y="${top + panelHeight + 48}">${name}</text>`
    );
  });
  return [`<text x="${left}" y="${top - 12}" font-weight="600">${title}</text>`, ...grid, ...marks, ...lines].join(
    '\n',
  );
}

/** The next of 1, 2, 5, 10, 20, … that is not below. */
export function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 0.001)));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value) ?? 10 * power;
}
