import { measureSizes, sizeTable } from '../../scripts/measureSizes';

describe('the size check', () => {
  it('says which part is over its budget', async () => {
    const sizes = await measureSizes([
      { name: 'small enough', files: ['package.json'], maxKb: 100 },
      { name: 'too big', files: ['package.json', 'tsconfig.json'], maxKb: 0.1 },
    ]);
    expect(sizes.map(({ ok }) => ok)).toEqual([true, false]);
    const [fits, over] = sizeTable(sizes);
    expect(fits).toMatch(/^small enough .* ok$/);
    expect(over).toMatch(/^too big .* OVER$/);
  });

  it('fails for a file that was not built', async () => {
    await expect(measureSizes([{ name: 'x', files: ['out/never-built.js'], maxKb: 1 }])).rejects.toThrow(/ENOENT/);
  });
});
