import { expect, test } from '@playwright/test';
import { fieldErrors } from '@/lib/forms/state';
import { agreeSchema, hiragana, inviteSchema, mayEnd, readTarget } from './model';

const id = '0192f0c1-7c1e-7000-8000-000000000000';

test('an invitation leads to a side that is there, or to a new one', () => {
  expect(readTarget(`party:${id}`)).toEqual({ party: id });
  expect(readTarget('new:family')).toEqual({ kind: 'family' });
  expect(readTarget(`new:employer:${id}`)).toEqual({ kind: 'employer', employment: id });
  for (const text of [
    '',
    'party:',
    'party:1',
    'new:support_team',
    'new:supported_person',
    'new:employer',
    `new:family:${id}`,
    `party:${id} `,
    `x party:${id}`,
  ]) {
    expect(readTarget(text), text).toBeUndefined();
  }
});

test('the form that invites says what is missing', () => {
  const good = { to: 'new:family', label: '', name: '小林 和子', title: '', email: '' };
  expect(inviteSchema.parse(good)).toMatchObject({ email: null });
  expect(fieldErrors(inviteSchema, { ...good, name: ' ' })).toEqual({ name: 'people.errors.name' });
  expect(fieldErrors(inviteSchema, { ...good, to: undefined })).toEqual({ to: 'people.errors.to' });
  expect(fieldErrors(inviteSchema, { ...good, to: 'new:partner' })).toEqual({ label: 'people.errors.label' });
  expect(fieldErrors(inviteSchema, { ...good, email: 'x' })).toEqual({ email: 'session.errors.email' });
});

test('a new person gives a name that can be read out, and an address that none has proved yet', () => {
  const ask = agreeSchema({ known: false, proved: false });
  expect(ask.parse({ name: '山本 花', reading: 'ヤマモト ﾊﾅ', email: 'hana@example.jp' })).toMatchObject({
    reading: 'やまもと はな',
  });
  expect(ask.parse({ name: 'Maria Kimura', reading: '', email: 'm@example.jp' })).toMatchObject({ name: 'Maria Kimura' });
  expect(fieldErrors(ask, { name: '山本 花', reading: '', email: 'h@example.jp' })).toEqual({
    reading: 'invitations.errors.reading',
  });
  expect(fieldErrors(ask, { name: '山本 花', reading: '山本', email: 'h@example.jp' })).toEqual({
    reading: 'invitations.errors.reading_kanji',
  });
  expect(fieldErrors(ask, { name: '', reading: '', email: '' })).toEqual({
    name: 'invitations.errors.name',
    email: 'session.errors.email_empty',
  });
  expect(agreeSchema({ known: true, proved: true }).parse({})).toEqual({});
  expect(
    agreeSchema({ known: true, proved: true }).safeParse({ email: 'x@example.jp' }).success,
    'nobody slips another address in',
  ).toBe(false);
});

test('katakana becomes hiragana, and the rest stays', () => {
  expect(hiragana(' キムラ マリア ')).toBe('きむら まりあ');
  expect(hiragana('ヴァイオレット・スミス')).toBe('ゔぁいおれっと・すみす');
});

test('who is offered the end of a membership', () => {
  expect(mayEnd(['support_team'], 'employer')).toBe(true);
  expect(mayEnd(['support_team'], 'supported_person')).toBe(false);
  expect(mayEnd(['supported_person'], 'family')).toBe(true);
  expect(mayEnd(['supported_person'], 'support_team')).toBe(false);
  expect(mayEnd(['family'], 'family')).toBe(false);
});
