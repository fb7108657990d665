const Sequencer = require('@jest/test-sequencer').default;

/** Small files that take long: where no run is remembered, jest judges by size and would keep them for the end. */
const slowFirst = [
  'test/chaos/chaos.test.ts',
  'test/telephony/conformance/sabotage.test.ts',
  'test/scenarios/overflow.test.ts',
  'test/scenarios/accessibility.test.ts',
  'test/scenarios/chaosInChromium.test.ts',
  'test/scenarios/handOver.test.ts',
  'test/scenarios/oneActivity.test.ts',
  'test/scenarios/doublePress.test.ts',
];

const isSlow = ({ path }) => slowFirst.some((slow) => path.replaceAll('\\', '/').endsWith(slow));
/** The adaptor's tests wait for deadlines and for other processes for most of their time. */
const waits = ({ context }) => context.config.displayName?.name === 'adaptor';

/**
 * Spreads the files that mostly wait over the whole run, so that at each time some worker computes while another waits.
 * @param tests the slowest first, as jest puts them
 */
function inOrder(tests) {
  const slow = tests.filter(isSlow);
  const others = tests.filter((test) => !isSlow(test));
  const ranked = [others.filter(waits), others.filter((test) => !waits(test))].flatMap((group) =>
    group.map((test, at) => ({ test, rank: (at + 0.5) / group.length })),
  );
  return [...slow, ...ranked.sort((left, right) => left.rank - right.rank).map(({ test }) => test)];
}

module.exports = class TestOrder extends Sequencer {
  sort(tests) {
    return inOrder(super.sort(tests));
  }
};
module.exports.inOrder = inOrder;
