import { importSolution } from '../../simulator/dynamics/solution/importSolution';
import { packSolution } from '../../solution/packSolution';
import { exampleInput } from './exampleInput';

describe('importing the managed solution', () => {
  it('meets no objection of a reader that shares no code with the packer', async () => {
    const result = importSolution(packSolution(await exampleInput()).managed);
    expect(result).toMatchObject({ ok: true });
  });
});
