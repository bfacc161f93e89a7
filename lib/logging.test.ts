import { expect, test } from '@playwright/test';
import { log, logTo, withRequestId } from './logging';

const lines: Record<string, unknown>[] = [];
test.beforeEach(() => {
  lines.length = 0;
  logTo({ write: (line) => lines.push(JSON.parse(line)) });
});

const canary = 'ひみつ-7f3a9c';

test('a line carries its request and the facts that are allowed', () => {
  const id = 'b4c0a6de-7d31-4f0e-9d61-0a1b2c3d4e5f';
  withRequestId(id, () =>
    log.info('entry written', { act: 'raise_concern', caseId: id, status: 303, ms: 4.2, constraint: 'entry_author_id_fkey' }),
  );
  expect(lines[0]).toMatchObject({
    level: 'info',
    msg: 'entry written',
    requestId: id,
    act: 'raise_concern',
    caseId: id,
    status: 303,
    constraint: 'entry_author_id_fkey',
  });
});

test('no words of people, in whatever way they come', () => {
  const error = Object.assign(new Error(`Key (email)=(${canary}@example.jp) exists\n    at ${canary}`), {
    code: '23505',
    detail: canary,
    query: canary,
  });
  const unknownFields = { body: canary, headers: { cookie: canary } } as never;
  withRequestId(canary, () => {
    log.error('request failed', { error, route: `/cases/${canary}`, name: canary, code: canary });
    log.info(canary);
    log.info('request served', unknownFields);
    log.warn('mail sent', { objectId: 'kMGQ4iuR1wz1xV2pA9Lk3nTqWs8yZb7c', route: 'a@example.jp' });
  });
  const text = JSON.stringify(lines);
  expect(lines).toHaveLength(4);
  expect(text).not.toContain(canary);
  expect(text).not.toContain('kMGQ4iuR1wz1xV2pA9Lk3nTqWs8yZb7c');
  expect(text).not.toContain('@example');
  expect(lines[0]).toMatchObject({ code: '23505', name: 'Error' });
  expect(Object.keys(lines[1] ?? {}), 'nothing of one line stays for the next').toEqual(['level', 'time', 'requestId', 'msg']);
});
