import { expect, test } from '@playwright/test';
import { newId } from '../lib/ids';
import { makeWorld, origin, type Who, type World } from './world';

/** What no careful person sends, and what a tired one does: a clear answer, nothing lost, nothing changed that should not be. */

test.use({ trace: 'off', screenshot: 'off' });

let world: World;
let concerns: string;
test.beforeAll(async () => {
  world = await makeWorld();
  concerns = `/cases/${world.caseId}/concerns`;
});
test.afterAll(() => world.end());

const good = (words = 'こまっています') => ({ worry: 'mistakes', words, reach: 'team' });
const written = async (who: Who) =>
  (
    await world.sql<
      { id: string; body: string }[]
    >`select id, body from app.entry where author_id = ${world.people[who]} and created_at > now() - interval '5 minutes' order by id`
  ).map(({ body }) => body);
const raw = (who: Who | 'nobody', path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  world.fetch(who, path, {
    method: 'POST',
    body,
    headers: { origin: origin(), 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });

/** Refused with a sentence, and nothing was written. */
async function refused(answer: Response, status: number, who: Who = 'employer') {
  expect.soft(answer.status).toBe(status);
  const html = await answer.text();
  expect.soft(html).toMatch(/<h1>[^<]*[ぁ-ん]/);
  expect.soft(html).toMatch(/<p>[^<]*[ぁ-ん]/);
  expect.soft(html).not.toMatch(/zod|unrecognized|Error:|\bat \//);
  expect.soft(await written(who)).toEqual([]);
}

test.describe('is refused with a sentence, and nothing is written', () => {
  test('another site’s form, and one that hides where it comes from', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
      { origin: '' },
      { origin: origin().replace('http', 'https').replace(/\d+$/, '1') },
      { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
      { origin: `${origin()}.evil.example` },
    ] as Record<string, string>[])
      await refused(await world.post('employer', concerns, good(), headers), 403);
  });

  test('kinds of body that no form sends', async () => {
    for (const type of ['text/plain', 'application/json', '', 'text/plain; application/x-www-form-urlencoded'])
      await refused(await raw('employer', concerns, JSON.stringify(good()), { 'content-type': type }), 415);
    await refused(await raw('employer', concerns, 'x', { 'content-type': 'multipart/form-data' }), 400);
    const file = new FormData();
    for (const [name, value] of Object.entries(good())) file.append(name, value);
    file.append('words', new Blob(['x']), 'x.txt');
    const { headers, body } = { headers: {} as Record<string, string>, body: file };
    await refused(
      await world.fetch('employer', concerns, { method: 'POST', body, headers: { origin: origin(), ...headers } }),
      400,
    );
  });

  test('fields that the form does not have, fields twice, names of objects', async () => {
    for (const name of [
      'caseId',
      'case_id',
      'authorId',
      'author_id',
      'agency_id',
      'created_at',
      'occurred_at',
      'role',
      'kind',
      'category',
      'audience[]',
      '__proto__',
      'constructor',
      'toString',
      '',
    ]) {
      await refused(await world.post('employer', concerns, { ...good(), [name]: world.people.worker }), 400);
    }
    await refused(await world.post('employer', concerns, { ...good(), words: ['a', 'b'] }), 400);
    await refused(await world.post('employer', concerns, { ...good(), _key: 'x' }), 400);
  });

  test('bytes that are no text', async () => {
    for (const words of ['%FF', '%C3', '%ED%A0%80', '%F4%90%80%80', '%', '%zz', '%C0%AF'])
      await refused(await raw('employer', concerns, `worry=mistakes&reach=team&words=${words}`), 400);
    const parts = Object.entries(good()).map(
      ([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}`,
    );
    const type = { 'content-type': 'multipart/form-data; boundary=b' };
    const body = `${parts.join('\r\n')}\r\n--b--\r\n`;
    await refused(
      await raw('employer', concerns, Buffer.from(body.replace('こまっています', '\xff\xc3'), 'latin1'), type),
      400,
    );
    // The twin: such a body is read, and sent back for its choice.
    const whole = await raw('family', concerns, Buffer.from(body.replace('mistakes', 'nonsense')), type);
    expect(whole.headers.get('location')).toContain('check');
  });

  test('much more than a form holds', async () => {
    await refused(await world.post('employer', concerns, good('あ'.repeat(200_000))), 413);
    await refused(await raw('employer', concerns, new Uint8Array(5_000_000).fill(97)), 413);
    await refused(await raw('employer', '/drafts', new Uint8Array(3_000_000).fill(97)), 413);
  });

  test('ids that are none', async () => {
    for (const id of [
      '1',
      'x'.repeat(5000),
      '%00',
      '..%2F..%2Fhelp',
      `${newId()}0`,
      '0',
      '-1',
      'null',
      '%F0%9F%98%80',
      '9'.repeat(400),
    ]) {
      for (const path of [
        `/cases/${id}/timeline`,
        `/cases/${world.caseId}/entries/${id}`,
        `/agencies/${id}/staff`,
        `/cases/${world.caseId}/people/members/${id}/end`,
      ]) {
        const answer = await world.fetch('worker', path);
        expect.soft([404, 400], `${path.slice(0, 80)}`).toContain(answer.status);
        await answer.body?.cancel();
      }
      expect.soft([404, 400]).toContain((await world.post('employer', `/cases/${id}/concerns`, good())).status);
    }
    expect(await written('employer')).toEqual([]);
  });
});

test.describe('comes back to its form with the words kept', () => {
  const sentBack = async (who: Who, fields: Record<string, string | string[]>) => {
    const answer = await world.post(who, concerns, fields);
    expect.soft(answer.status).toBe(303);
    const to = answer.headers.get('location') ?? '';
    expect.soft(to).toContain('check');
    return (await world.fetch(who, to)).text();
  };

  test('nothing at all; a choice that is none; too many lines', async () => {
    const empty = await sentBack('family', {});
    expect(empty).toContain('summary-of-errors');
    expect(empty).toMatch(/<title>エラー/);
    await sentBack('family', { ...good('だいじな ことば'), worry: 'nonsense' });
    const page = await (await world.fetch('family', `${concerns}/new?check`)).text();
    expect(page).toContain('だいじな ことば');
    const long = await sentBack('family', good('行\n'.repeat(15_000)));
    expect(long).toContain('summary-of-errors');
    expect(long.split('行').length, 'every line is still there').toBeGreaterThan(15_000);
    expect(await written('family')).toEqual([]);
  });
});

test('ten thousand lines, control characters, turned text, odd letters: kept as text, and shown as text', async () => {
  test.setTimeout(60_000);
  const odd = [
    '<script>alert(1)</script><img src=x onerror=alert(1)>',
    '\u202eさかさ\u202c',
    'a\u0000b\u0007c\u001b[31m',
    '｜漢字《かんじ》{name} %s $1 $x {{x}}',
    '𠮷野家 👨‍👩‍👧‍👦 ﷽ Z̷͎͠a̵l̸g̶o̷',
    'ﾊﾝｶｸ\r\nかいぎょう\rかいぎょう',
    '\ufeffbom\ud800',
    '\ufff9会社\ufffaうそ\ufffb',
  ];
  for (const words of [...odd, '行\n'.repeat(9_990)]) {
    const answer = await world.post('partner', concerns, good(words));
    expect.soft(answer.status).toBe(303);
    const to = answer.headers.get('location') ?? '';
    expect.soft(to, words.slice(0, 30)).toMatch(/\/entries\//);
    const page = await world.fetch('partner', to);
    expect.soft(page.status).toBe(200);
    const html = (await page.text()).replace(/<script\b[\s\S]*?<\/script>/g, '');
    expect.soft(html).not.toMatch(/<img src=x|alert\(1\)<\/script>|[\u202a-\u202e\ufff9-\ufffb\u0000\u0007\u001b]/);
    expect.soft((await world.fetch('worker', `/cases/${world.caseId}/timeline`)).status).toBe(200);
  }
  const kept = await written('partner');
  expect(kept).toHaveLength(odd.length + 1);
  expect(kept.join()).not.toMatch(/[\u0000-\u0008\u202a-\u202e\ufff9-\ufffb]/);
  expect(
    kept.some((body) => body.includes('<script>alert(1)</script>')),
    'the words themselves are not changed',
  ).toBe(true);
});

test('the same form twice is one issue; another text under its key is refused; twenty at once are one', async () => {
  test.setTimeout(60_000);
  const fields = { ...good('一度だけ'), _key: newId() };
  const first = await world.post('employer', concerns, fields);
  const second = await world.post('employer', concerns, fields);
  expect(first.status).toBe(303);
  expect(second.status).toBe(303);
  expect(second.headers.get('location')).toBe(first.headers.get('location'));
  const other = await world.post('employer', concerns, { ...fields, words: 'ちがう文' });
  expect(other.status).toBe(422);
  expect(await other.text()).toMatch(/<h1>[^<]*[ぁ-ん]/);
  expect(await written('employer')).toEqual(['一度だけ']);

  const key = newId();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => world.post('family', concerns, { ...good('二十回'), _key: key })),
  );
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([303]));
  expect(new Set(answers.map((answer) => answer.headers.get('location'))).size).toBe(1);
  expect((await written('family')).filter((body) => body === '二十回')).toHaveLength(1);
});

test('another person cannot use a form’s key to learn or to change anything', async () => {
  const key = newId();
  const first = await world.post('employer', concerns, { ...good('会社の文'), _key: key });
  const other = await world.post('partner', concerns, { ...good('病院の文'), _key: key });
  expect(other.status).toBe(303);
  expect(other.headers.get('location')).not.toBe(first.headers.get('location'));
});

test('two editors at once: the second is told, and their text is kept beside the first one’s', async () => {
  const path = `/cases/${world.caseId}/entries/${world.sharedEntryId}/correct`;
  const form = (title: string, words: string) => ({ version: '1', title, words });
  const [one, two] = [
    await world.post('supported', `${path}/save`, form('一', '先の人の文')),
    await world.post('supported', `${path}/save`, form('二', '後の人の文')),
  ];
  expect(one.headers.get('location')).toContain('done=corrected');
  expect(two.headers.get('location')).toMatch(/conflict=corrected/);
  const html = await (await world.fetch('supported', two.headers.get('location') ?? '')).text();
  expect(html).toContain('先の人の文');
  expect(html).toContain('後の人の文');
});

test('strange questions to pages give calm pages', async () => {
  test.setTimeout(180_000);
  const timeline = `/cases/${world.caseId}/timeline`;
  const queries = [
    'before=x', 'before=_', `before=2026-01-01T00:00:00.000Z_${newId()}`, `before=-271821-04-20T00:00:00.000Z_${newId()}`, `before=%2B275760-09-13T00:00:00.000Z_${newId()}`, `before=0000-01-01T00:00:00.000Z_${newId()}`,
    'month=2026-13', 'month=0000-01', 'month=9999-12', 'month=x', 'month=2026-01&month=2026-02', 'from=0001-01-01', 'from=9999-12-31&to=0001-01-01', 'from=2026-02-31', 'to=2026-11-22T00:00',
    'kind=nonsense', 'kind[]=note', 'kind=note&kind=concern', 'side=__proto__', 'category=constructor', 'open=2', 'unread=x', 'search', 'search=x', 'search&search', 'check&again&trouble=x&conflict=<script>',
    'conflict=toString', `x=${'y'.repeat(7000)}`, '%00=%00', '%E0%A4%A', 'a=%ED%A0%80',
  ]; // biome-ignore format: a list
  for (const query of queries) {
    for (const page of [
      timeline,
      `${timeline}/print`,
      '/search',
      '/',
      `${concerns}/new`,
      `/cases/${world.caseId}/people`,
      '/settings',
    ]) {
      const answer = await world.fetch('worker', `${page}?${query}`);
      expect.soft(answer.status, `${page}?${query.slice(0, 60)}`).toBe(200);
      const html = (await answer.text()).replace(/<script\b[\s\S]*?<\/script>|nonce="[^"]*"/g, '');
      expect.soft(html, `${page}?${query.slice(0, 60)}`).toContain('<h1');
      expect.soft(html, `${page}?${query.slice(0, 60)}`).not.toMatch(/Invalid Date|NaN|\[object|errors\.conflict\./);
    }
  }
  for (const before of ['x', '-1', '9'.repeat(30), '1e5', '1&before=2']) {
    expect.soft((await world.fetch('supported', `/cases/${world.caseId}/looked?before=${before}`)).status, before).toBe(200);
  }
});

test('where to go after signing in stays in this portal', async () => {
  for (const next of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil',
    'javascript:alert(1)',
    '/%0d%0aSet-Cookie:x=1',
    '/..//evil.example',
    '/sign-in/../..//evil.example',
    ' //evil.example',
    '/\t/evil.example',
  ]) {
    const answer = await world.post('nobody', '/settings/language', { locale: 'en', back: next });
    const location = answer.headers.get('location') ?? '/';
    expect.soft(new URL(location, origin()).origin, next).toBe(origin());
    expect.soft(answer.headers.get('set-cookie') ?? '').not.toContain('x=1');
    const page = await (await world.fetch('nobody', `/sign-in?next=${encodeURIComponent(next)}`)).text();
    expect
      .soft(page.replace(/<script[\s\S]*?<\/script>|name="back" value="[^"]*"/g, ''), next)
      .not.toMatch(/evil\.example|javascript:alert/);
  }
});
