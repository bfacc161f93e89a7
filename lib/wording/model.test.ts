import { expect, test } from '@playwright/test';
import type { Party } from '@/lib/entries/model';
import { builtin } from './data/words';
import { adviceOn, findWords, isToldOf, pieces, wordForm } from './model';

const party = (id: string, kind: Party['kind']): Party => ({ id, kind, label: id, reading: '', open: true });
const head = {
  parties: [
    party('me', 'supported_person'),
    party('team', 'support_team'),
    party('shop', 'employer'),
    party('mother', 'family'),
  ],
  mine: ['me'],
  personName: '小林 翔太',
};
const watched = {
  words: [{ word: 'グループホーム', instead: '住んでいる所' }],
  people: [
    { partyId: 'me', name: '小林 翔太' },
    { partyId: 'team', name: '高橋 直子' },
    { partyId: 'shop', name: '加藤 裕美' },
    { partyId: 'mother', name: '小林 和子' },
  ],
};
const kindsIn = (text: string, audience = ['me', 'team', 'shop']) =>
  adviceOn([text], audience, head, watched)?.found.map(({ word, kind }) => `${word}:${kind}`) ?? [];

test('what is found, of each kind, however it is written', () => {
  expect(kindsIn('うつ病で、ﾊﾟﾆｯｸ障害もあります')).toEqual(['うつ病:diagnosis', 'ﾊﾟﾆｯｸ障害:diagnosis']);
  expect(kindsIn('ＡＤＨＤと言われた。adhdです')).toEqual(['ＡＤＨＤ:diagnosis', 'adhd:diagnosis']);
  expect(kindsIn('朝の薬を変えたので、通院を増やします')).toEqual(['薬:medicine', '通院:care']);
  expect(kindsIn('療育手帳と、借金のこと')).toEqual(['療育手帳:certificate', '借金:money']);
  expect(kindsIn('和子に言われた。小林和子、小林 和子')).toEqual(['和子:name', '小林和子:name', '小林 和子:name']);
  expect(kindsIn('ぐるーぷほーむに帰る')).toEqual(['ぐるーぷほーむ:agency']);
});

test('what is not: words within others, names of who reads, the person themselves', () => {
  expect(kindsIn('机をうつした。農薬を運ぶ。薬局の前。がんばる。worldとold。手帳にメモ。')).toEqual([]);
  expect(kindsIn('小林です。高橋さんと加藤さんに相談した。')).toEqual([]);
});

test('only where a company or a family outside one’s own side would read it', () => {
  expect(kindsIn('うつ病', ['me', 'team'])).toEqual([]);
  expect(kindsIn('うつ病', ['me', 'team', 'mother'])).toEqual(['うつ病:diagnosis']);
  expect(adviceOn(['うつ病'], ['shop', 'team'], { ...head, mine: ['shop'] }, watched)).toBeNull();
  expect(
    adviceOn(['うつ病'], ['shop'], { ...head, parties: head.parties.map((one) => ({ ...one, open: false })) }, watched),
  ).toBeNull();
  // The mother reads it and knows herself; the company does not need her name.
  expect(kindsIn('和子', ['me', 'team', 'mother'])).toEqual([]);
  expect(kindsIn('和子', ['me', 'team', 'mother', 'shop'])).toEqual(['和子:name']);
});

test('told once: the same words go, another word is told of', () => {
  const advice = adviceOn(['薬を飲み、通院する'], ['shop'], head, watched);
  expect(advice && isToldOf(advice, ['薬', '通院'])).toBe(true);
  expect(advice && isToldOf(advice, ['薬'])).toBe(false);
});

test('the pieces are the text', () => {
  for (const text of ['薬を', 'あ薬をい通院', '👨‍👩‍👧薬を飲む', 'がパニック障害']) {
    const found = findWords(text, [], []);
    expect(found.length).toBeGreaterThan(0);
    expect(
      pieces({ text, found, outsiders: [] })
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  }
});

test('every word that comes along is found', () => {
  for (const { kind, words, source } of builtin) {
    expect(source).not.toBe('');
    for (const word of words)
      if (typeof word === 'string')
        expect(
          findWords(`あ${word}い`, [], []).map((one) => one.kind),
          word,
        ).toContain(kind);
  }
});

test('an agency’s word: two letters at least, forty at most', () => {
  for (const word of ['', ' ', 'あ', 'あ'.repeat(41)])
    expect(wordForm.safeParse({ word, instead: '' }).success, word).toBe(false);
  for (const word of ['作業所', 'ab', 'あ'.repeat(40)])
    expect(wordForm.safeParse({ word, instead: '' }).success, word).toBe(true);
  expect(wordForm.safeParse({ word: '作業所', instead: 'あ'.repeat(201) }).success).toBe(false);
});
