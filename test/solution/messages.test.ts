import { unzipSync } from 'fflate';
import { importSolution } from '../../simulator/dynamics/solution/importSolution';
import { answerWebApi } from '../../simulator/dynamics/webapi/webApi';
import { RowStore } from '../../simulator/dynamics/webapi/rowStore';
import { languages } from '../../CifSoftphone/words/languages';
import { assemble } from '../../solution/assemble';
import { runChecks } from '../../solution/checks/runChecks';
import { messagesInput } from '../../solution/messages/messagesInput';
import { stockColumns } from '../../solution/messages/stockColumns';
import { allLanguages } from '../../solution/messages/words';
import words from '../../solution/messages/words.json';
import { allBelow } from '../../solution/model/readFigures';
import { readModel } from '../../solution/model/readModel';
import { textOf } from '../../solution/model/solutionFiles';
import { child, childrenOf, childText } from '../../solution/model/xmlElement';
import { packSolution } from '../../solution/packSolution';
import { exampleInput, withFile } from './exampleInput';

const input = async () => messagesInput(await exampleInput());
const packed = async () => packSolution(await input());
const importedPhone = async () => {
  const phone = importSolution(packSolution(await exampleInput()).managed);
  if (!phone.ok) throw new Error(JSON.stringify(phone.problems));
  return phone.organisation;
};
/** The package with a word of its XML changed, as it would arrive. */
async function changed(from: string | RegExp, to: string): Promise<readonly string[]> {
  const files = assemble(await input(), true);
  const other = withFile(files, 'customizations.xml', (text) => {
    expect(text).toMatch(from);
    return text.replace(from, to);
  });
  return runChecks(readModel(other));
}

describe('the add-on for conversations', () => {
  it('is a solution of its own by the same publisher, and says that it needs the phone’s', async () => {
    const { model, managed } = await packed();
    expect(model).toMatchObject({
      uniqueName: 'CifSoftphoneMessages',
      version: '1.0.0.0',
      publisher: { prefix: 'cti' },
    });
    expect(model.rootComponents.map(({ type }) => type)).toEqual(['1', '60']);
    const manifest = textOf(new Map(Object.entries(unzipSync(managed))), 'solution.xml');
    expect(manifest).toContain('schemaName="cti_/softphone/sidepane.svg"');
    expect(manifest).toContain('solution="CifSoftphone (1.0.0.0)"');
  });

  it('is the same byte for byte when it is packed twice', async () => {
    expect(Buffer.from((await packed()).managed).equals(Buffer.from((await packed()).managed))).toBe(true);
  });

  it('makes one activity table, with all 62 columns that published exports of such tables have', async () => {
    const { model } = await packed();
    const [table] = model.tables;
    const [entity] = allBelow(table!.element, 'entity');
    expect(childText(entity!, 'IsActivity')).toBe('1');
    expect(childText(entity!, 'ActivityTypeMask')).toBe('CommunicationActivity');
    expect(childText(entity!, 'HasRelatedNotes')).toBe('True');
    const names = allBelow(entity!, 'attribute').map(({ attributes }) => attributes['PhysicalName'] ?? '');
    expect(names.filter((name) => !name.startsWith('cti_'))).toHaveLength(62);
    expect(names.filter((name) => name.startsWith('cti_'))).toHaveLength(15);
    expect(names).toEqual([...names].sort((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1)));
  });

  it('ties it to what each organisation has, and to nothing of somebody’s own', async () => {
    const { model } = await packed();
    const ties = childrenOf(child(model.customizationsXml, 'EntityRelationships'), 'EntityRelationship');
    expect(ties.map(({ attributes }) => attributes['Name'])).toEqual(
      expect.arrayContaining([
        'account_cti_conversations',
        'contact_cti_conversations',
        'cti_conversation_owner_ownerid',
      ]),
    );
    expect(ties.map((tie) => childText(tie, 'ReferencedEntityName')).join()).not.toMatch(/adx_|mspp_|msdyn_/);
  });

  it('has a word for everything of ours in the languages of the softphone', () => {
    expect([...allLanguages].sort()).toEqual(languages.map(({ lcid }) => String(lcid)).sort());
    const all = Object.entries(words).filter(([word]) => word !== 'languages');
    for (const [word, texts] of all) expect([word, texts.filter((text) => text !== '').length]).toEqual([word, 10]);
  });

  it('has no role: an activity’s rights are those that the phone’s roles give', async () => {
    expect((await packed()).model.roles).toEqual([]);
  });
});

describe('what an import would refuse is found before', () => {
  it.each([
    ['a table that is no activity', '<IsActivity>1<', '<IsActivity>0<', 'is no activity'],
    [
      'a column of each activity that is left out',
      /<attribute PhysicalName="RegardingObjectId">/,
      '<attribute PhysicalName="cti_Other">',
      'lacks RegardingObjectId',
    ],
    [
      'parts of a column in another order',
      /<ImeMode>auto<\/ImeMode>(\s*)<ValidForUpdateApi>1<\/ValidForUpdateApi>/,
      '<ValidForUpdateApi>1</ValidForUpdateApi>$1<ImeMode>auto</ImeMode>',
      'parts in another order',
    ],
    [
      'a relationship of somebody’s organisation',
      'Name="account_cti_conversations"',
      'Name="adx_invitation_cti_conversations"',
      'somebody',
    ],
    [
      'a view with a column that the table has not',
      '<cell name="cti_channel"',
      '<cell name="cti_chanel"',
      'cti_chanel',
    ],
    ['a chart over it', '<attribute name="cti_outcome" groupby', '<attribute name="cti_outcom" groupby', 'cti_outcom'],
    ['a missing default view', '<querytype>64<', '<querytype>0<', 'kind 64'],
    [
      'a view without words in Dutch',
      /<LocalizedName description="Alle conversaties" languagecode="1043" \/>/,
      '',
      '1043',
    ],
  ])('%s', async (_what, from, to, told) => {
    expect((await changed(from, to)).join('\n')).toContain(told);
  });
});

describe('in an organisation', () => {
  it('is imported after the phone’s package, and makes the table with its views', async () => {
    const result = importSolution((await packed()).managed, { customerService: true, after: await importedPhone() });
    expect(result).toMatchObject({ ok: true, organisation: { tables: ['cti_conversation'] } });
  });

  it('is refused where the phone’s package is not, with the name of what is missing', async () => {
    const result = importSolution((await packed()).managed);
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'missing-dependency' }] });
    expect(JSON.stringify(result)).toContain('CifSoftphone (1.0.0.0)');
  });

  it('is refused when a column is shorter than what the softphone writes', async () => {
    const files = assemble(await input(), true);
    const short = withFile(files, 'customizations.xml', (text) => text.replace('1048576', '2000'));
    const { zip } = await import('../../solution/zip');
    const result = importSolution(zip(short), { customerService: true, after: await importedPhone() });
    expect(JSON.stringify(result)).toContain('cti_transcript holds 2000 characters');
  });

  const ask = (conversations: boolean, privileges?: ReadonlyMap<string, 'Basic'>) =>
    answerWebApi(new RowStore(), {
      method: 'PATCH',
      path: 'cti_conversations(5d1f4b0e-6c0a-4f0b-9b7e-2f6d5b8c1a48)',
      query: new URLSearchParams(),
      headers: { 'if-none-match': '*' },
      body: JSON.stringify({ subject: 'Chat with Ann', cti_channel: 'chat' }),
      userId: '80000000-0000-4000-8000-000000000001',
      baseUrl: 'http://localhost/api/data/v9.2',
      conversations,
      ...(privileges === undefined ? {} : { privileges }),
    }).status;

  it('is what the Web API knows of the table: without it there is none', () => {
    expect([ask(true), ask(false)]).toEqual([204, 404]);
  });

  it('lets agents write by the right to activities, and nobody without it', () => {
    expect(ask(true, new Map([['prvCreateActivity', 'Basic']]))).toBe(204);
    expect(ask(true, new Map([['prvCreatecti_conversation', 'Basic']]))).toBe(403);
  });
});

test('each column of an activity is written down once', () => {
  expect(new Set(stockColumns.map(({ name }) => name)).size).toBe(stockColumns.length);
});
