import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtScripts } from '../../scripts/checkBuiltScripts';
import { repoRoot } from '../../scripts/repoRoot';

const adminPages = ['setup.html', 'settings.html'];
const page = (name: string): string =>
  readFileSync(join(repoRoot, adminPages.includes(name) ? 'pages' : 'CifSoftphone', 'entries', name), 'utf8');
const policyOf = (html: string): Readonly<Record<string, string>> => {
  const content = /Content-Security-Policy"\s+content="([^"]*)"/.exec(html)?.[1] ?? '';
  return Object.fromEntries(
    content.split(';').map((part) => {
      const [name = '', ...values] = part.trim().split(' ');
      return [name, values.join(' ')];
    }),
  );
};

describe.each(['panel.html', 'redirect.html', ...adminPages])('%s', (name) => {
  it('runs scripts of the organisation only, never one that is written into a page', () => {
    const policy = policyOf(page(name));
    expect(policy['default-src']).toBe("'none'");
    expect(policy['script-src']).toBe("'self'");
    expect(JSON.stringify(policy)).not.toMatch(/unsafe-|\*\.|'\*'/);
    expect(page(name)).not.toMatch(/<script(?![^>]*src=)|\son\w+=|<style/);
  });

  it('loads its script from beside it, wherever the organisation lies', () => {
    expect(page(name)).toMatch(new RegExp(`src="${name.replace('.html', '.js')}"`));
  });
});

describe('panel.html', () => {
  it('speaks encrypted with the world, and in clear text with this very machine only', () => {
    const hosts = (policyOf(page('panel.html'))['connect-src'] ?? '').split(' ');
    const clear = hosts.filter((host) => /^(http|ws):/.test(host));
    expect(hosts).toEqual(expect.arrayContaining(["'self'", 'https:', 'wss:']));
    expect(clear.every((host) => /^(http|ws):\/\/(127\.0\.0\.1|localhost):\*$/.test(host))).toBe(true);
  });
});

describe.each(builtScripts)('%s as it is shipped', (path) => {
  const text = readFileSync(join(repoRoot, path), 'utf8');

  it('sends no message to whoever listens', () => {
    expect(text).not.toMatch(/postMessage\([^;]{0,200}?,\s*["'`]\*["'`]/);
  });

  it('A4-13 fetches no script, style or font of somebody else, and writes no HTML into the document', () => {
    expect(text).not.toMatch(/document\.write|insertAdjacentHTML|createContextualFragment|srcdoc/);
    expect(text).not.toMatch(/https:\/\/(?:[\w-]+\.)*(?:unpkg|jsdelivr|cdnjs|cloudflare|googleapis|fontawesome)\./);
  });
});

describe('the sources', () => {
  const sources = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? sources(join(folder, entry.name)) : [join(folder, entry.name)],
    );

  it('make no HTML from data: React writes text, and nothing else writes', () => {
    const faults = sources(join(repoRoot, 'CifSoftphone'))
      .filter((file) => /\.tsx?$/.test(file))
      .filter((file) => /dangerouslySetInnerHTML|\.(?:inner|outer)HTML|DOMParser/.test(readFileSync(file, 'utf8')));
    expect(faults).toEqual([]);
  });
});
