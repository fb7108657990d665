import { Linter } from 'eslint';
import { execFileSync } from 'node:child_process';
import { posix } from 'node:path';
import ts from 'typescript';
import { parser } from 'typescript-eslint';
import { isIn, isMeant, objection, readPlan } from '../../scripts/lint/plan.cjs';
import { whoKnowsWhom } from '../../scripts/lint/whoKnowsWhom.cjs';
import { longestClasses, longestFunctions } from '../../scripts/figures/longest';
import { readSources, type Source } from '../../scripts/figures/readSources';
import { roomCircles, roomEdges } from '../../scripts/figures/roomCircles';
import { smallFiles } from '../../scripts/figures/smallFiles';
import { repoRoot } from '../../scripts/repoRoot';

const plan = readPlan();
const planned = plan.map(({ house }) => house);
const sources = readSources(repoRoot).filter(({ path }) => planned.some((house) => isIn(path, house)));

describe('the plan of the rooms in docs/architecture.md', () => {
  it('has a row for each folder with sources, and no other', () => {
    const folders = [...new Set(sources.map(({ room }) => room))];
    expect(plan.map(({ folder }) => folder).sort()).toEqual(folders.sort());
  });

  it('lets a room know only what stands above it: floors, no circles', () => {
    const upward = plan.flatMap(({ folder, knows }, at) =>
      knows.flatMap((one) => {
        const meant = plan.map((room, floor) => (isMeant(room.folder, one) ? floor : -1)).filter((floor) => floor >= 0);
        return meant.length > 0 && meant.every((floor) => floor < at) ? [] : [`${folder} → ${one}`];
      }),
    );
    expect(upward).toEqual([]);
  });

  it('is kept by every import, types included', () => {
    const against = sources.flatMap(({ path, imports }) => imports.map((from) => objection(plan, path, from)));
    expect(against.filter((why) => why !== undefined)).toEqual([]);
  });

  it('permits nothing that nobody uses', () => {
    const unused = plan.flatMap(({ folder, knows, packages }) => {
      const inside = sources.filter(({ room }) => room === folder);
      const isKnown = (one: string) =>
        inside.some((file) => file.knows.some((path) => isMeant(posix.dirname(path), one)));
      const isUsed = (one: string) => inside.some(({ imports }) => imports.some((from) => isIn(from, one)));
      return [...knows.filter((one) => !isKnown(one)), ...packages.filter((one) => !isUsed(one))].map(
        (one) => `${folder}: ${one}`,
      );
    });
    expect(unused).toEqual([]);
  });
});

it('the product has no circle of rooms', () => {
  expect(roomCircles(roomEdges(sources))).toEqual([]);
});

it('no function is longer than 80 lines, and no class than 200', () => {
  const tooLong = [
    ...longestFunctions(sources).filter(({ lines }) => lines > 80),
    ...longestClasses(sources).filter(({ lines }) => lines > 200),
  ];
  expect(tooLong).toEqual([]);
});

it('a file of few lines has two who use it, or says why it stands alone', () => {
  expect(smallFiles(sources).map(({ path }) => path)).toEqual([]);
});

it('finds a small file that only one other knows, unless it says why', () => {
  const file = (path: string, text: string, knows: readonly string[] = []): Source => ({
    path,
    room: posix.dirname(path),
    lines: text.split('\n').length,
    tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest),
    imports: [],
    knows,
  });
  const found = smallFiles([
    file('a/user.ts', '//\n'.repeat(20), ['a/alone.ts', 'a/excused.ts', 'a/shared.ts']),
    file('a/other.ts', '//\n'.repeat(20), ['a/shared.ts']),
    file('a/alone.ts', 'export const one = 1;'),
    file('a/shared.ts', 'export const two = 2;'),
    file('a/excused.ts', '// Its own file: a script begins here.\n\nexport const three = 3;'),
  ]);
  expect(found.map(({ path }) => path)).toEqual(['a/alone.ts']);
});

it('finds a circle that goes by way of a third room', () => {
  const edges = roomEdges([
    { room: 'a', knows: ['b/x.ts', 'a/y.ts'] },
    { room: 'b', knows: ['c/x.ts'] },
    { room: 'c', knows: ['a/x.ts'] },
    { room: 'd', knows: ['a/x.ts'] },
  ]);
  expect(roomCircles(edges)).toEqual([['a', 'b', 'c']]);
});

describe('the linter', () => {
  const found = (path: string, lines: readonly string[]) => {
    const config: Linter.Config = {
      files: ['**/*.ts'],
      plugins: { house: { rules: { 'who-knows-whom': whoKnowsWhom } } },
      rules: { 'house/who-knows-whom': 'error' },
      languageOptions: { parser: parser as Linter.Parser },
    };
    const linter = new Linter({ cwd: repoRoot });
    return linter.verify(lines.join('\n'), config, `${repoRoot}/${path}`).map(({ line }) => line);
  };

  it('refuses each way of knowing a higher floor, another house, or a package of others', () => {
    const bad = [
      "import { LineLeader } from '../../line/leader/lineLeader';",
      "import type { Place } from '../../surface/place';",
      "export { text } from '../../words/texts';",
      "export * from '../line/lineView';",
      "export const later = () => import('../../numbers/phoneNumbers');",
      "export type Sound = import('../../sound/soundPort').SoundPort;",
      "import type { CallRecord } from '../../../adaptor/src/model/callRecord';",
      "import { useState } from 'react';",
    ];
    const good = ["import type { Customer } from '../customer/customerMatch';", "import { call } from './call';"];
    const wire = "import type { CallState } from '../../../protocol/callState';";
    expect(found('CifSoftphone/core/calls/sample.ts', [...bad, ...good, wire])).toEqual(bad.map((_, at) => at + 1));
  });

  it('holds our own wire to its floors too', () => {
    expect(found('protocol/sample.ts', ["import type { Party } from './messages/party';"])).toEqual([1]);
    expect(found('protocol/sample.ts', ["export type { read } from './schemas/read';"])).toEqual([1]);
    expect(found('protocol/schemas/sample.ts', ["import type { Party } from '../messages/party';"])).toEqual([1]);
    expect(found('protocol/messages/sample.ts', ["import { read } from '../schemas/read';"])).toEqual([]);
  });

  it('refuses a folder that the plan does not have', () => {
    expect(found('CifSoftphone/utils/sample.ts', ["import { call } from './call';"])).toEqual([1]);
    expect(found('adaptor/src/calls/deep/sample.ts', ["import { x } from '../callStore';"])).toEqual([1]);
  });

  it('holds each house to it', () => {
    const paths = ['CifSoftphone/ui/call/CallCard.tsx', 'adaptor/src/routes.ts', 'protocol/fields.ts'];
    // A process of its own, as jest cannot load a configuration that is a module; one for all, as it takes seconds.
    const ask = `
      const { ESLint } = require('eslint');
      const eslint = new ESLint();
      void Promise.all(${JSON.stringify(paths)}.map((path) => eslint.calculateConfigForFile(path))).then((configs) =>
        console.log(JSON.stringify(configs.map(({ rules }) => rules['house/who-knows-whom']))),
      );`;
    const printed = execFileSync(process.execPath, ['--eval', ask], { cwd: repoRoot });
    expect(JSON.parse(printed.toString())).toEqual(paths.map(() => [2]));
  });
});
