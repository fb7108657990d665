import { importSolution } from '../../simulator/dynamics/solution/importSolution';
import { textOf } from '../../solution/model/solutionFiles';
import { coreSources } from '../../solution/coreSources';
import { packSolution, type PackedSolution } from '../../solution/packSolution';
import { exampleInput } from './exampleInput';

async function packedCore(): Promise<PackedSolution> {
  const input = await exampleInput();
  return packSolution({ ...input, sources: coreSources(input.sources) });
}

describe('importing the managed solution', () => {
  it('meets no objection of a reader that shares no code with the packer, and nothing of it is passed over', async () => {
    const result = importSolution(packSolution(await exampleInput()).managed);
    expect(result).toMatchObject({ ok: true, leftOut: [] });
  });
});

describe('an organisation without Customer Service', () => {
  const without = { customerService: false };

  it('refuses the full package for each of the tables and links that it does not know', async () => {
    const result = importSolution(packSolution(await exampleInput()).managed, without);
    const problems = result.ok ? [] : result.problems;
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['unknown-table', 'unknown-set', 'privilege']));
    const messages = problems.map(({ message }) => message).join('\n');
    for (const name of [
      'msdyn_channelproviders',
      'msdyn_sessiontemplates',
      'msdyn_appconfiguration_sessiontemplateset',
    ]) {
      expect(messages).toContain(
        `Component with name ${name} is not enabled for import on this organization (0x80040315).`,
      );
    }
  });

  it.each(['managed', 'unmanaged'] as const)('takes the core package, %s', async (kind) => {
    const result = importSolution((await packedCore())[kind], without);
    expect(result).toMatchObject({
      ok: true,
      leftOut: [],
      organisation: {
        solution: { uniqueName: 'CifSoftphone', managed: kind === 'managed' },
        controls: [{ name: 'cti_CifSoftphone.CifSoftphone' }],
        channelProviders: [],
        sessionTemplates: [],
      },
    });
  });
});

describe('the core package', () => {
  it('says nothing of the tables of Customer Service', async () => {
    const { files } = (await packedCore()).model;
    const documents = [...files.keys()].filter((path) => /^[^/]+\.xml$/.test(path));
    expect(documents.length).toBeGreaterThan(2);
    expect(documents.filter((path) => textOf(files, path).includes('msdyn_'))).toEqual([]);
    expect([...files.keys()].filter((path) => path.includes('msdyn_'))).toEqual([]);
  });

  it('is upgraded by the full one: the same solution, and nothing of it leaves', async () => {
    const core = (await packedCore()).model;
    const full = packSolution(await exampleInput()).model;
    const identity = ({ uniqueName, version, publisher }: typeof core): unknown => ({ uniqueName, version, publisher });
    expect(identity(core)).toEqual(identity(full));
    const changed = [...core.files.keys()].filter(
      (path) => !full.files.has(path) || textOf(core.files, path) !== textOf(full.files, path),
    );
    expect(changed).toEqual(['customizations.xml']);
    expect([core.webResources, core.controls]).toEqual([full.webResources, full.controls]);
    expect(core.rows.map(({ key }) => key)).toEqual([
      'cti_AdaptorFunctionUrl',
      'cti_Authority',
      'cti_ClientId',
      'cti_Scope',
    ]);
  });
});
