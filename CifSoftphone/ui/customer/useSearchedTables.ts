import * as React from 'react';
import type { SearchedTable, TablesReader } from '../../core/customer/searchedTable';
import type { SearchTable } from '../../core/settings/softphoneSettings';

/** What Dataverse says of these tables; `undefined` until it has, and where nobody asks. */
export function useSearchedTables(
  search: readonly SearchTable[],
  ask: TablesReader['describe'] | undefined,
): readonly SearchedTable[] | undefined {
  const [known, setKnown] = React.useState<readonly SearchedTable[] | undefined>();
  const of = JSON.stringify(search);
  React.useEffect(() => {
    let isWanted = true;
    void ask?.(JSON.parse(of) as readonly SearchTable[]).then((tables) => isWanted && setKnown(tables));
    return () => {
      isWanted = false;
    };
  }, [ask, of]);
  return known;
}
