import { Stylesheet } from '@fluentui/react';
import { lazyClasses } from '../../../../CifSoftphone/ui/theme/lazyClasses';

const rules = (): string => Stylesheet.getInstance().getRules(true);

test('a style that nobody asks for is never written into the page', () => {
  const classes = lazyClasses({ used: { color: 'rgb(1, 2, 3)' }, unused: { color: 'rgb(4, 5, 6)' } });
  expect(rules()).not.toContain('rgb(1,2,3)');
  expect(rules()).not.toContain('rgb(1, 2, 3)');
  const name = classes.used;
  expect(name).toMatch(/^used-/);
  expect(rules()).toMatch(new RegExp(`\\.${name}\\{color:rgb\\(1, ?2, ?3\\)`));
  expect(rules()).not.toMatch(/rgb\(4, ?5, ?6\)/);
});

test('the same class is given each time', () => {
  const classes = lazyClasses({ used: { color: 'rgb(7, 8, 9)' } });
  expect(classes.used).toBe(classes.used);
});
