import { expect, test } from '@playwright/test';
import { newId } from './ids';
import { caseAt, paths } from './paths';

test('an address says which case it is about, if it is about one', () => {
  const id = newId();
  for (const path of [paths.case(id), paths.timeline(id), `${paths.timeline(id)}?kind=reply`, paths.lookAs(id, newId())])
    expect(caseAt(path), path).toBe(id);
  for (const path of ['/', paths.search(), '/cases', '/cases/x/timeline', `/elsewhere/${id}`])
    expect(caseAt(path), path).toBe('');
  expect(caseAt(paths.manual(id)), 'a manual is of all its person’s cases').toBe('');
});
