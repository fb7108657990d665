import { accessTable, callers, operations, type Caller, type Operation } from './accessTable';

const operationKeys = Object.keys(operations) as Operation[];
const callerKeys = Object.keys(callers) as Caller[];

/** The table as docs/security.md shows it. */
export function accessMarkdown(): string {
  const header = ['Who', ...operationKeys.map((one) => `\`${one}\``)];
  const rows = callerKeys.map((caller) => [
    `${caller}: ${callers[caller]}`,
    ...operationKeys.map((one) => String(accessTable[caller][one])),
  ]);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const meaning = operationKeys.map((one) => `\`${one}\` is \`${operations[one]}\``).join('; ');
  return [
    line(header),
    line(header.map((_, index) => (index === 0 ? '---' : '--:'))),
    ...rows.map(line),
    '',
    `${meaning}.`,
  ].join('\n');
}
