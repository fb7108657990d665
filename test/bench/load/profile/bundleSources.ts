import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { join } from 'node:path';
import { repoRoot } from '../../../../scripts/repoRoot';
import type { SourceAt } from './spentTime';

/** The adaptor's bundle as its map explains it; other files keep their names. */
export function bundleSources(): SourceAt {
  const file = join(repoRoot, 'adaptor/dist/functions.js.map');
  const map = new SourceMap(JSON.parse(readFileSync(file, 'utf8')) as SourceMapPayload);
  return (url, line, column) => {
    if (!url.endsWith('/dist/functions.js')) return url;
    const found = map.findEntry(line, column);
    return 'originalSource' in found ? found.originalSource : url;
  };
}
