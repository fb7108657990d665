import { unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { slugs } from '../../CifSoftphone/host/slugs';
import { inboundCallTemplates } from '../../CifSoftphone/host/templates';
import { languages } from '../../CifSoftphone/words/languages';
import { parseResx } from '../../scripts/build/parseResx';
import { builtPaths } from '../../scripts/builtFiles';
import { repoRoot } from '../../scripts/repoRoot';
import { textOf } from '../../solution/model/solutionFiles';
import type { SolutionModel, SolutionRow } from '../../solution/model/solutionModel';
import { child, childText } from '../../solution/model/xmlElement';
import { packSolution } from '../../solution/packSolution';
import { packFolder } from '../../solution/packFolder';
import { exampleInput, withFile } from './exampleInput';

async function packed(organisation?: string): Promise<ReturnType<typeof packSolution>> {
  return packSolution(await exampleInput(organisation));
}
const filesIn = (zip: Uint8Array): ReadonlyMap<string, Uint8Array> => new Map(Object.entries(unzipSync(zip)));
const row = (model: SolutionModel, key: string): SolutionRow => {
  const found = model.rows.find((candidate) => candidate.key === key);
  if (!found) {
    throw new Error(`no row ${key}`);
  }
  return found;
};
const column = (model: SolutionModel, key: string, name: string): string | undefined =>
  row(model, key).columns.find((candidate) => candidate.name === name)?.value;

describe('the packed solution', () => {
  it('is the same byte for byte when it is packed twice', async () => {
    const [first, second] = [await packed(), await packed()];
    expect(Buffer.from(first.managed).equals(Buffer.from(second.managed))).toBe(true);
    expect(Buffer.from(first.unmanaged).equals(Buffer.from(second.unmanaged))).toBe(true);
  });

  it('differs between managed and unmanaged in the word Managed only', async () => {
    const { managed, unmanaged } = await packed();
    const [a, b] = [filesIn(managed), filesIn(unmanaged)];
    expect([...a.keys()]).toEqual([...b.keys()]);
    const different = [...a.keys()].filter((path) => textOf(a, path) !== textOf(b, path));
    expect(different).toEqual(['solution.xml']);
    expect(textOf(b, 'solution.xml').replace('<Managed>0</Managed>', '<Managed>1</Managed>')).toBe(
      textOf(a, 'solution.xml'),
    );
  });

  it('stays inside the zip features that real exports use', async () => {
    const bytes = Buffer.from((await packed()).managed);
    let entries = 0;
    for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; entries += 1) {
      const nameLength = bytes.readUInt16LE(at + 26);
      expect([0, 2, 0x800]).toContain(bytes.readUInt16LE(at + 6));
      expect(bytes.readUInt16LE(at + 8)).toBe(8);
      expect(bytes.readUInt32LE(at + 18)).toBeGreaterThan(0);
      // Midnight of 1 January 2020, in every time zone.
      expect([bytes.readUInt16LE(at + 10), bytes.readUInt16LE(at + 12)]).toEqual([0, (40 << 9) | (1 << 5) | 1]);
      const name = bytes.toString('utf8', at + 30, at + 30 + nameLength);
      expect(name).not.toMatch(/\\|\/$/);
      at += 30 + nameLength + bytes.readUInt16LE(at + 28) + bytes.readUInt32LE(at + 18);
    }
    expect(entries).toBe(filesIn(bytes).size);
  });

  it('writes XML as the platform exports it: no mark, no declaration, CRLF', async () => {
    const files = filesIn((await packed()).managed);
    const raw = Buffer.from(files.get('solution.xml') ?? []).toString('utf8');
    expect(raw.startsWith('<ImportExportXml')).toBe(true);
    expect(raw.replace(/\r\n/g, '')).not.toContain('\n');
    const types = Buffer.from(files.get('[Content_Types].xml') ?? []).toString('utf8');
    expect(types.startsWith('\uFEFF<?xml')).toBe(true);
    for (const extension of ['html', 'js', 'resx', 'txt', 'xml']) {
      expect(types).toContain(`<Default Extension="${extension}"`);
    }
  });
});

describe('the control in the package', () => {
  const folder = 'Controls/cti_CifSoftphone.CifSoftphone';

  it('lists the words of every language, so that a form in German loads the German ones', async () => {
    const manifest = textOf(filesIn((await packed()).managed), `${folder}/ControlManifest.xml`);
    expect([...manifest.matchAll(/<resx path="([^"]+)" version="1\.0\.0"\/>/g)].map((match) => match[1])).toEqual([
      'strings/CifSoftphone.1033.resx',
      'strings/CifSoftphone.1031.resx',
    ]);
  });

  it('says so when it would have no words at all', async () => {
    const input = await exampleInput();
    const control = withFile(input.control, 'ControlManifest.xml', (text) => text.replace(/<resx[^>]*>/, ''));
    expect(() => packSolution({ ...input, control })).toThrow('lists no resx file');
  });

  it('asks for no feature of the platform that it does not use', () => {
    expect(readFileSync(join(repoRoot, 'ControlManifest.Input.xml'), 'utf8')).not.toContain('uses-feature');
  });

  it('has one kind of line end in all its XML', async () => {
    const files = filesIn((await packed()).managed);
    for (const path of [...files.keys()].filter((name) => /\.(xml|resx)$/.test(name))) {
      expect(`${path}: ${String(textOf(files, path).replaceAll('\r\n', '').includes('\n'))}`).toBe(`${path}: false`);
    }
  });
});

describe('where packages lie', () => {
  const bin = join(repoRoot, 'solution', 'bin');

  it('keeps those for an organisation away from what simulator and tests load', () => {
    expect(packFolder('https://org.example.com')).toBe(bin);
    expect(packFolder('https://contact-centre.example.com')).toBe(join(bin, 'contact-centre.example.com'));
    expect(packFolder('http://localhost:5180')).toBe(join(bin, 'localhost_5180'));
    expect(dirname(builtPaths().solutionZip)).toBe(bin);
    expect(dirname(builtPaths().coreSolutionZip)).toBe(bin);
  });
});

describe('what an administrator gets', () => {
  it('is a solution with its publisher and prefixes', async () => {
    const { model } = await packed();
    expect(model).toMatchObject({
      uniqueName: 'CifSoftphone',
      version: '1.0.0.0',
      publisher: { uniqueName: 'ctisoftphone', prefix: 'cti', optionPrefix: '28410' },
    });
  });

  it('names the publisher with a web site and a mail address', async () => {
    const publisher = child(child((await packed()).model.solutionXml, 'SolutionManifest'), 'Publisher');
    expect(childText(publisher, 'SupportingWebsiteUrl')).toMatch(/^https:/);
    expect(childText(publisher, 'EMailAddress')).toMatch(/^[^@\s]+@[^@\s]+$/);
  });

  it('asks for four environment variables and brings no value', async () => {
    const { model } = await packed();
    const variables = model.rows.filter(({ table }) => table === 'environmentvariabledefinition');
    expect(variables.map(({ key }) => key)).toEqual([
      'cti_AdaptorFunctionUrl',
      'cti_Authority',
      'cti_ClientId',
      'cti_Scope',
    ]);
    expect(variables.every(({ columns }) => columns.every(({ name }) => name !== 'defaultvalue'))).toBe(true);
    expect(column(model, 'cti_Scope', 'type')).toBe('100000000');
  });

  it('rings for ten seconds, with Accept and Reject, and on the desktop while the app is in the background', async () => {
    const { model } = await packed();
    const values = Object.fromEntries(
      row(model, 'CTI_inboundCallNotification').columns.map(({ name, value }) => [name, value]),
    );
    expect(values).toMatchObject({
      msdyn_name: 'CTI: Inbound Call',
      msdyn_title: '{headerText}',
      msdyn_showtimeout: '1',
      msdyn_timeout: '10',
      msdyn_autoacceptnotification: '0',
      msdyn_acceptbuttontext: 'Accept',
      msdyn_rejectbuttontext: 'Reject',
      msdyn_showrejectbutton: '1',
      msdyn_desktopnotificationmode: '509180001',
    });
  });

  describe.each(languages)('for an agent who reads $tag', ({ lcid }) => {
    const file = join(repoRoot, `strings/CifSoftphone.${lcid}.resx`);
    const words = parseResx(readFileSync(file, 'utf8'), file);

    it.each([true, false])(
      'rings in the words of the panel, with a row for comments only when there are some: %s',
      async (hasComments) => {
        const { model } = await packed();
        const best = inboundCallTemplates(lcid, hasComments)[0] ?? '';
        expect(column(model, best, 'msdyn_acceptbuttontext')).toBe(words['Ring_Accept']);
        expect(column(model, best, 'msdyn_rejectbuttontext')).toBe(words['Ring_Reject']);
        const fields = model.links
          .filter(({ ends }) => ends.some(({ key }) => key === best))
          .flatMap(({ ends }) => ends.map(({ key }) => key).filter((key) => key !== best))
          .sort(
            (one, other) => Number(column(model, one, 'msdyn_order')) - Number(column(model, other, 'msdyn_order')),
          );
        expect(fields.map((key) => column(model, key, 'msdyn_value'))).toEqual([
          '{phoneNumber}',
          ...(hasComments ? ['{comments}'] : []),
        ]);
        expect(column(model, fields[0] ?? '', 'msdyn_title')).toBe(words['Notification_PhoneNumber']);
        if (hasComments) expect(column(model, fields[1] ?? '', 'msdyn_title')).toBe(words['Call_Comments']);
      },
    );

    it('rings as every other agent’s notification does, but for words and fields', async () => {
      const { model } = await packed();
      const settings = (key: string): unknown =>
        row(model, key).columns.filter(({ name }) => !/name|buttontext/.test(name));
      for (const template of inboundCallTemplates(lcid, false)) {
        expect(settings(template)).toEqual(settings('CTI_inboundCallNotification'));
      }
    });
  });

  it('opens the customer for a known caller and the search for an unknown one', async () => {
    const { model } = await packed();
    expect(column(model, 'CTI_createSession', 'msdyn_title')).toBe('{customer}');
    expect(column(model, 'CTI_createSession', 'msdyn_anchortab')).toBe('cti_customerSummary');
    expect(column(model, 'cti_unknownCaller', 'msdyn_anchortab')).toBe('cti_search');
    expect(column(model, 'cti_customerSummary_entityId', 'msdyn_value')).toBe('{customerRecordId}');
    expect(column(model, 'cti_search_searchText', 'msdyn_value')).toBe('{phoneNumber}');
  });

  it('has a profile with provider, loader of CIF v2 and both session templates', async () => {
    const { model } = await packed();
    const linked = model.links
      .filter(({ ends }) => ends.some(({ key }) => key === 'cti_softphoneAgents'))
      .flatMap(({ ends }) => ends.map(({ key }) => key).filter((key) => key !== 'cti_softphoneAgents'));
    expect(linked).toEqual(['cti_softphone', 'msdyn_CIFV2Loader', 'CTI_createSession', 'cti_unknownCaller']);
  });

  it('carries the example organisation, or the one that was named', async () => {
    const path = '/WebResources/cti_/softphone/panel.html';
    const url = async (organisation?: string): Promise<string | undefined> =>
      column((await packed(organisation)).model, 'cti_softphone', 'msdyn_channelurl');
    expect(await url()).toBe(`https://org.example.com${path}`);
    expect(await url('https://contact-centre.example.com')).toBe(`https://contact-centre.example.com${path}`);
  });
});

describe('slugs in the shipped templates', () => {
  it('are all filled by the softphone', async () => {
    const { model } = await packed();
    const used = model.rows
      .filter(({ table }) => table.startsWith('msdyn_'))
      .flatMap(({ columns }) => columns.filter(({ name }) => name !== 'msdyn_templateparameters'))
      .flatMap(({ value }) => [...value.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
    expect(used.length).toBeGreaterThan(5);
    expect(used.filter((slug) => !slugs.some((known) => known === slug))).toEqual([]);
  });
});
