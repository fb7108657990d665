/** Three parts are a release, such as `1.2.0`. Dataverse has four. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((one) => one.split('.').map(Number));
  for (let at = 0; at < 4; at += 1) {
    const order = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

/**
 * Which release an installed solution is. Dataverse takes no lower version and keeps an older control's script, so an
 * older release goes over a newer one with a raised number: its own stands in the fourth part, as `1.2.1.10000` for 1.0.0.
 */
export function releaseOf(installed: string): string {
  const [major = 0, minor = 0, patch = 0, sentAgain = 0] = installed.split('.').map(Number);
  return sentAgain === 0
    ? [major, minor, patch].join('.')
    : [Math.floor(sentAgain / 10_000), Math.floor(sentAgain / 100) % 100, sentAgain % 100].join('.');
}

/** Under which number a release can go over what is installed: its own where that is higher. */
export function numberOver(installed: string, release: string): string {
  if (compareVersions(release, installed) > 0) return `${release}.0`;
  const [major = 0, minor = 0, patch = 0] = installed.split('.').map(Number);
  const [a = 0, b = 0, c = 0] = release.split('.').map(Number);
  return [major, minor, patch + 1, a * 10_000 + b * 100 + c].join('.');
}

/** Whether an older release was put over a newer one on purpose. */
export const isSentAgain = (installed: string): boolean => Number(installed.split('.')[3] ?? 0) !== 0;
