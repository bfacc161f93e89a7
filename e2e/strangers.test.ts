import fs from 'node:fs';
import { expect, test } from '@playwright/test';
import { newId } from '../lib/ids';
import { forms } from './forms';
import { isGuarded, type PageToTry, pages } from './pages';
import { everybody, makeWorld, type Side, type Who, type World } from './world';

/**
 * What is not theirs: every page and every form, for everybody who may not. What exists and what does not look the same to
 * the byte, nothing changes, and the same request of who may succeeds.
 */

test.use({ trace: 'off', screenshot: 'off' });

let world: World;
test.beforeEach(async () => {
  world = await makeWorld();
});
test.afterEach(() => world.end());

/** The answer without what differs from one request to the next: nonces, keys of forms, the ids that were asked for, where React cut its stream. */
async function bytes(answer: Response): Promise<string> {
  const told = [...answer.headers].filter(
    ([name]) => !/^(date|x-request-id|keep-alive|etag|content-length|set-cookie)$/.test(name),
  );
  const html = await answer.text();
  const stream: string[] = [];
  const rest = html.replace(/<script[^>]*>self\.__next_f\.push\((\[.*?\])\)<\/script>/gs, (_whole, chunk: string) => {
    stream.push(String((JSON.parse(chunk) as unknown[])[1] ?? ''));
    return '';
  });
  const lines = stream.join('').split('\n').sort().join('\n');
  return `${answer.status} ${told.map((pair) => pair.join(': ')).join('\n')}\n\n${rest}\n\n${lines}`
    .replace(/trouble=[\w-]+/g, 'trouble')
    .replace(/"since":"\d+"/g, 'SINCE')
    .replace(/("until",?"? ?"?value"?[=:]")[^"]+/g, '$1NOW')
    .replace(/nonce-[\w+/=]+|nonce="[\w+/=]+"|"nonce":"[^"]+"/g, 'NONCE')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID');
}

/** Whether all that they get is what an unknown page gives, to the byte, as the tests of pages and of forms show. */
const isRefused = (who: Who | 'nobody', one: Pick<PageToTry, 'route' | 'who' | 'elsewhere'>) =>
  isGuarded(one) && !one.who.includes(who) && (who === 'nobody' || !one.elsewhere?.includes(who));

const elsewhere = (path: string) => path.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, () => newId());

test('a page that is not theirs is a page that is not there', async () => {
  test.setTimeout(400_000);
  for (const page of pages.filter(isGuarded)) {
    const path = await page.path(world);
    for (const who of ['nobody', ...everybody] as const) {
      if (!isRefused(who, page)) continue;
      const [foreign, unknown] = await Promise.all([world.fetch(who, path), world.fetch(who, elsewhere(path))]);
      expect.soft(foreign.status, `${who} ${path}`).toBe(who === 'nobody' ? 307 : 404);
      if (who === 'nobody') expect.soft(foreign.headers.get('location')).toMatch(/^\/sign-in/);
      expect.soft(await bytes(foreign), `${who} ${path}`).toBe(await bytes(unknown));
    }
  }
});

test('every form of app/ is in the list of forms', () => {
  const routes = fs
    .readdirSync('app', { recursive: true })
    .map(String)
    .filter((file) => /route\.ts$/.test(file) && /export const POST/.test(fs.readFileSync(`app/${file}`, 'utf8')))
    .map((file) => file.replace(/\/route\.ts$/, ''));
  expect([...new Set(forms.map((form) => form.route))].sort()).toEqual(routes.sort());
});

test('a form that is not theirs does nothing, and says what an unknown one says', async () => {
  test.setTimeout(400_000);
  for (const form of forms.filter(isGuarded)) {
    const path = await form.path(world);
    const fields = await form.fields(world);
    const before = await state(world);
    for (const who of ['nobody', ...everybody] as const) {
      if (who !== 'nobody' && !isRefused(who, form)) continue;
      const foreign = await world.post(who, path, fields);
      const unknown = await world.post(who, elsewhere(path), fields);
      const name = `${who} ${form.route}`;
      if (who === 'nobody') {
        expect.soft(foreign.status, name).toBe(303);
        expect.soft(foreign.headers.get('location'), name).toMatch(/^\/sign-in/);
      } else if (!form.ownOnly) expect.soft(foreign.status, name).toBe(404);
      expect
        .soft((await bytes(foreign)).replace(/location: .*/, 'LOCATION'), name)
        .toBe((await bytes(unknown)).replace(/location: .*/, 'LOCATION'));
    }
    expect.soft(await state(world), `${form.route}: nothing changed`).toEqual(before);
  }
});

test('the twin: the same forms, sent by who may, do their work', async () => {
  test.setTimeout(400_000);
  for (const form of forms.filter((form) => isGuarded(form) && !form.shownElsewhere)) {
    const own = await makeWorld();
    try {
      const who = form.who[0] as Who;
      const before = await state(own);
      const answer = await own.post(who, await form.path(own), await form.fields(own));
      expect.soft(answer.status, `${who} ${form.route}`).toBe(303);
      expect.soft(answer.headers.get('location'), `${who} ${form.route}`).not.toMatch(/check|conflict|trouble|again|sign-in/);
      if (!form.ownOnly) expect.soft(await state(own), `${who} ${form.route}`).not.toEqual(before);
    } finally {
      await own.end();
    }
  }
});

test('the twin: who may opens every page; and no channel shows a canary to somebody whom it was not meant for', async () => {
  test.setTimeout(400_000);
  const seen = new Map<string, Set<string>>();
  const leaks = new Set<string>();
  // Whom one may turn to is told to everybody, on that one page.
  const told = (where: string, channel: string) =>
    where === 'the other agency’s name' && channel.startsWith('can-i-use/inquiry');
  const look = (who: Who | 'nobody', channel: string, text: string) => {
    for (const { text: canary, readers, where } of world.canaries) {
      // A canary is not the beginning of another one: each ends in x.
      if (!text.includes(canary) || told(where, channel)) continue;
      if (who !== 'nobody' && readers.includes(who)) seen.set(canary, (seen.get(canary) ?? new Set()).add(who));
      else leaks.add(`${who} reads ${where} in ${channel}`);
    }
  };
  for (const who of ['nobody', ...everybody] as const) {
    for (const page of pages) {
      // For these the company would have to be let in first; whoever holds a link reads what it offers.
      if (/as\/\[partyId\]\/accommodations\/|invitations\/\[token\]/.test(page.route)) continue;
      const path = await page.path(world);
      for (const state of [...(isRefused(who, page) ? [] : ['']), ...(page.states ?? [])]) {
        const answer = await world.fetch(who, path + state);
        if (state === '' && isGuarded(page) && page.who.includes(who))
          expect.soft(answer.status, `${who} may open ${path}`).toBe(200);
        look(who, page.route + state, await answer.text());
      }
      look(who, `${page.route} as flight data`, await (await world.fetch(who, path, { headers: { rsc: '1' } })).text());
    }
    for (const [from, to] of [
      [`/cases/${world.caseId}/timeline/search`, `/cases/${world.caseId}/timeline?search`],
      ['/search/words', '/search?found'],
    ] as const) {
      // All canaries begin with this; the words themselves are shown again, and are no canary.
      const answer = await world.post(who, from, { words: `canary${world.tag}` });
      look(who, `the answer of ${from}`, await bytes(answer));
      look(who, to, await (await world.fetch(who, to)).text());
    }
    // What can be taken along is theirs, or is not there: a file's letters cannot be searched as they lie.
    for (const [file, readers] of Object.entries(files)) {
      const path = `/cases/${world.caseId}/${file}`;
      const answer = await world.fetch(who, path);
      if (who !== 'nobody' && readers.includes(who)) {
        expect.soft(answer.headers.get('content-type'), `${who} ${path}`).toBe('application/pdf');
        await answer.body?.cancel();
      } else expect.soft(await bytes(answer), `${who} ${path}`).toBe(await bytes(await world.fetch(who, elsewhere(path))));
    }
    // Answers of forms that were sent back.
    for (const form of forms.filter((form) => isGuarded(form) && !isRefused(who, form)))
      look(who, `the answer of ${form.route}`, await bytes(await world.post(who, await form.path(world), { nonsense: 'x' })));
  }
  expect([...leaks]).toEqual([]);
  expect(fs.readFileSync(process.env.NAKADACHI_TEST_SERVER_LOG ?? '', 'utf8'), 'the log').not.toContain(`CANARY${world.tag}`);
  // The twin: what may be read, is.
  for (const { text, readers, where } of world.canaries.filter(({ where }) =>
    / on | label|employer’s name|closed employment|reason|draft|correction|invited/.test(where),
  ))
    expect
      .soft([...(seen.get(text) ?? [])].sort(), where)
      .toEqual(expect.arrayContaining(/employment|employer’s name/.test(where) ? [] : readers.slice(0, 1)));
});

test('a private conversation changes no byte of what the others are shown', async () => {
  test.setTimeout(400_000);
  const { caseId, parties } = world;
  const shown = async (who: Who) => {
    const found: Record<string, string> = {};
    // Who looked comes last and is asked first again: what the others look at meanwhile stands there. The demo's mailbox is everybody's,
    // also that of the tests that run beside this one.
    const theirs = pages.filter(
      (page) => page.who.includes(who) && !/\[token\]|as\/\[partyId\]|can-i-use|refused|^help|^mailbox/.test(page.route),
    );
    for (const page of theirs.sort((a, b) => Number(/looked/.test(a.route)) - Number(/looked/.test(b.route))))
      found[page.route + (await page.path(world))] = await bytes(await world.fetch(who, await page.path(world)));
    return found;
  };
  const say = async (who: Who, to: Side, words: string) => {
    const answer = await world.post(who, `/cases/${caseId}/private/${parties[to]}/send`, { words });
    expect(answer.headers.get('location'), `${who} says something`).toContain('sent');
    await (await world.fetch(who, `/cases/${caseId}/private/${parties[to]}`)).text();
  };
  /** Between one side and the support team, there and back; and a note of the team's own. */
  const talk = async (side: Side, who: Who) => {
    await say(who, side, 'まず支援員さんに聞きます。');
    await say('worker', side, 'ありがとうございます。');
    await say('worker', 'support_team', '電話があった。');
  };
  // In pairs of who talks and who must not notice; the first round marks as read what is read by looking at it.
  const rounds: [Side, Who, Who[]][] = [
    ['employer', 'employer', ['family', 'partner', 'supported']],
    ['supported_person', 'supported', ['family', 'partner', 'employer']],
  ];
  for (const [side, who, others] of rounds) {
    for (const other of others) await shown(other);
    const before: Record<string, Record<string, string>> = {};
    for (const other of others) before[other] = await shown(other);
    const own = await shown(who);
    if (who !== 'supported') before.supported = await shown('supported');
    await talk(side, who);
    for (const other of [...others].reverse())
      for (const [path, page] of Object.entries(await shown(other)))
        expect.soft(page, `${other} ${path}`).toBe(before[other]?.[path]);
    // The twin: who takes part in it sees it.
    const after = await shown(who);
    expect(
      Object.keys(own).some((path) => after[path] !== own[path]),
      who,
    ).toBe(true);
  }
});

/** The files of a case, and whose they are. */
const files: Record<string, Who[]> = {
  'consents/history/pdf': ['supported', 'worker', 'manager'],
  'accommodations/card/pdf': ['supported', 'worker', 'manager'],
};

/** The world's rows that a stranger must not move, as text. Sessions, drafts and traces of looking apart. */
async function state({ sql, caseId, otherCaseId, people, agencyId }: World) {
  const ofCases = [caseId, otherCaseId];
  const own = Object.values(people);
  const columns = await sql<{ table: string; column: string }[]>`
    select c.table_name as table, c.column_name as column from information_schema.columns c
      join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
     where c.table_schema = 'app' and c.column_name in ('case_id', 'agency_id') and c.table_name <> 'access_event' order by 1, 2`;
  const rows: Record<string, string> = {};
  for (const [table, column, ids] of [
    ...columns.map(({ table, column }) => [table, column, column === 'case_id' ? ofCases : [agencyId]] as const),
    ['case', 'id', ofCases],
    ['agency', 'id', [agencyId]],
    ['account', 'person_id', own],
    ['person', 'id', own],
    ['draft', 'person_id', own],
  ] as const) {
    const [row] =
      await sql`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from ${sql(`app.${table}`)} t
      where ${sql(column)} = any (${[...ids]}) ${table === 'draft' ? sql`and person_id = ${people.supported}` : sql``}`;
    rows[`${table} by ${column}`] = row?.sum;
  }
  return rows;
}
