import { type BrowserContextOptions, test as base, expect, type Page, request } from '@playwright/test';
import { demoId } from '../db/seed/world/rows';

export { expect };

type As = (person: string, options?: BrowserContextOptions) => Promise<Page>;

/**
 * `as('shota')` opens a page in a browser of that person's own, signed in through the demo's sign-in. The keys are those of
 * db/seed/world. Several people may be open at once; their browsers close with the test.
 */
export const test = base.extend<{ as: As }>({
  as: async ({ browser, baseURL, viewport }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (person, options = {}) => {
      const storageState = await signedIn(person, baseURL ?? '');
      const context = await browser.newContext({
        baseURL,
        locale: 'ja-JP',
        timezoneId: 'Asia/Tokyo',
        viewport,
        ...options,
        storageState,
      });
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

/** The id of a demo person's case, by the story's key. */
export const theCase = (story: string): string => demoId('case', story);
export const thePerson = (person: string): string => demoId('person', person);

type State = Exclude<BrowserContextOptions['storageState'], string | undefined>;
const states = new Map<string, Promise<State>>();

/** What the browser keeps of a person who is signed in. Each test worker signs in once as each person. */
export function signedIn(person: string, baseURL: string): Promise<State> {
  const known = states.get(person) ?? signIn(person, baseURL);
  states.set(person, known);
  return known;
}

async function signIn(person: string, baseURL: string): Promise<State> {
  const context = await request.newContext({ baseURL });
  try {
    const answer = await context.post('/sign-in/demo', {
      form: { person: thePerson(person) },
      headers: { Origin: baseURL },
      maxRedirects: 0,
    });
    expect(answer.status(), `${person} signs in`).toBe(303);
    return await context.storageState();
  } finally {
    await context.dispose();
  }
}
