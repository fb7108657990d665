import type { Line } from './setupRun';

// Its own file: what leaves the organisation is tested by itself.

/**
 * The result for support: which check, how it stands, and a code. Sentences are left out, because they name hosts,
 * profiles and people.
 */
export function supportText(lines: readonly Line[], version: string, now: Date): string {
  const rows = lines.map(({ id, finding, failed }) => {
    const tells = finding?.state === 'right' && id !== 'package' && id !== 'cif' ? undefined : finding?.tells;
    const parts = [finding?.state ?? 'looking', tells, failed === undefined ? undefined : `not mended: ${failed}`];
    return `${id}: ${parts.filter((part) => part !== undefined).join(', ')}`;
  });
  return [`CIF Softphone ${version}, set-up page, ${now.toISOString().slice(0, 16)}Z`, ...rows].join('\n');
}
