import { type Category, type Party, type Readers, readersOf } from '@/lib/entries/model';
import type { Ui } from '@/lib/i18n/ui';

/** What one must know of a case to say in words who reads. */
export type Circle = {
  parties: Party[];
  mine: string[];
  consented: string[];
  personName: string;
  /** Of the support team, only the safety desk reads. */
  desk?: boolean | undefined;
};

/** Who reads, in words: names joined, '' for nobody. `waiting` is a whole sentence. */
export type ReaderWords = { see: string; waiting: string; blind: string };

/** A side as the asker calls it: 「あなた」, 「あなたと、みどり物流の人」, 「小林 翔太さん（本人）」, 「お母さん」. */
export function partyWords(ui: Ui, circle: Circle, party: Party): string {
  if (circle.mine.includes(party.id) && party.kind !== 'support_team') {
    const alone = party.kind === 'supported_person' || party.kind === 'family';
    return alone ? ui.text('common.you') : ui.text('audience.you_and', { party: party.label });
  }
  if (party.kind === 'supported_person') return ui.text('audience.person', { name: circle.personName });
  if (party.kind === 'support_team') return ui.text(circle.desk ? 'audience.desk' : 'audience.team');
  return party.label;
}

export const listWords = (ui: Ui, names: string[]): string => [...new Set(names)].join(ui.text('common.listSeparator'));

/** 「見える人」 and 「見えない人」 of an audience. The author reads their own words, whatever else holds. */
export function audienceWords(ui: Ui, circle: Circle, audience: string[], category: Category, own = false): ReaderWords {
  return readerWords(ui, circle, readersOf(audience, category, circle.parties, new Set(circle.consented)), own);
}

function readerWords(ui: Ui, circle: Circle, readers: Readers, own: boolean): ReaderWords {
  const names = (parties: Party[]) => inOrder(circle, parties).map((party) => partyWords(ui, circle, party));
  const see = names(readers.see);
  const byMyself = own && !readers.see.some((party) => circle.mine.includes(party.id));
  if (byMyself) see.unshift(ui.text('common.you'));
  if (readers.others) see.push(ui.text('audience.others'));
  const apartFromMe = (party: Party) =>
    circle.mine.includes(party.id) ? ui.text('audience.others_of', { party: party.label }) : partyWords(ui, circle, party);
  const waiting = listWords(ui, inOrder(circle, readers.waiting).map(apartFromMe));
  return {
    see: listWords(ui, see),
    waiting: waiting && ui.text('audience.waiting', { names: waiting }),
    blind: listWords(ui, [
      ...(circle.desk ? [ui.text('audience.team_rest')] : []),
      ...(byMyself ? inOrder(circle, readers.blind).map(apartFromMe) : names(readers.blind)),
    ]),
  };
}

/** Oneself first, then the support team, the supported person, and the others, the employer last. */
export function inOrder({ mine }: Circle, parties: Party[]): Party[] {
  const rank = (party: Party) => (mine.includes(party.id) ? -1 : order.indexOf(party.kind));
  return [...parties].sort((a, b) => rank(a) - rank(b));
}

const order: Party['kind'][] = ['support_team', 'supported_person', 'family', 'partner', 'employer'];

/** What a case's head says of its circle. */
export const circleOfCase = ({ parties, mine, consented, personName }: Circle, desk?: boolean): Circle => ({
  parties,
  mine,
  consented,
  personName,
  desk,
});
