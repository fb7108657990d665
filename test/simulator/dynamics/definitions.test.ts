import { RowStore } from '../../../simulator/dynamics/webapi/rowStore';
import { answerWebApi } from '../../../simulator/dynamics/webapi/webApi';

const ask = (query: string) =>
  answerWebApi(new RowStore(), {
    method: 'GET',
    path: 'EntityDefinitions',
    query: new URLSearchParams(query),
    headers: {},
    body: '',
    userId: '80000000-0000-4000-8000-000000000001',
    baseUrl: 'https://contoso.example.com/api/data/v9.2',
  });

test('tables are described by name, with columns as people call them and what refers to them', () => {
  const { body } = ask(
    "$select=LogicalName,EntitySetName&$filter=LogicalName eq 'contoso_device' or LogicalName eq 'nothing'" +
      "&$expand=Attributes($select=LogicalName,AttributeType,DisplayName;$filter=LogicalName eq 'contoso_keeper')," +
      "OneToManyRelationships($select=ReferencingEntityNavigationPropertyName;$filter=ReferencingEntity eq 'phonecall')",
  );
  expect(body).toMatchObject({
    value: [
      {
        LogicalName: 'contoso_device',
        EntitySetName: 'contoso_devices',
        Attributes: [
          {
            LogicalName: 'contoso_keeper',
            AttributeType: 'Lookup',
            DisplayName: { UserLocalizedLabel: { Label: 'Keeper' } },
          },
        ],
        OneToManyRelationships: [
          { ReferencingEntityNavigationPropertyName: 'regardingobjectid_contoso_device_phonecall' },
        ],
      },
    ],
  });
});

test.each([
  ['$top=1', 'query option'],
  ['$select=Nothing', 'Nothing'],
  ["$filter=EntitySetName ne 'contacts'", 'filter'],
  ['$expand=Keys($select=LogicalName)', 'Keys'],
])('what is not told of tables is refused in words: %s', (query, words) => {
  expect(ask(query)).toMatchObject({
    status: 400,
    body: { error: { message: expect.stringContaining(words) as string } },
  });
});
