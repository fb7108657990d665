import { customerTables, toSearchTables } from '../../../../CifSoftphone/core/customer/customerTables';
import { defaultSettings } from '../../../../CifSoftphone/core/settings/softphoneSettings';

describe('where callers are looked for', () => {
  it('is everywhere, by each table’s usual columns, unless a maker says otherwise', () => {
    expect(toSearchTables(defaultSettings.search)).toEqual(customerTables);
  });

  it('is only where the maker says, in that order, by those columns', () => {
    const tables = toSearchTables([
      { table: 'lead', columns: [] },
      { table: 'contact', columns: ['new_hotline', 'telephone1'] },
    ]);
    expect(tables.map(({ entityName }) => entityName)).toEqual(['lead', 'contact']);
    expect(tables[1]?.numberColumns).toEqual(['new_hotline', 'telephone1']);
  });
});
