import { z } from 'zod';
import type { CaseHead } from '@/lib/cases/model';
import { sidesOf } from '@/lib/cases/model';
import { longest } from '@/lib/concerns/model';
import { asksConsent } from '@/lib/consents/model';
import { type Category, categories, type Party, type PartyKind } from '@/lib/entries/model';
import { textField } from '@/lib/forms/fields';
import type { TimelineRow } from '@/lib/timeline/queries';

/** Messages on a page of a conversation. */
export const pageSize = 20;

/** Something that was said between one side and the support team alone. */
export type Message = Omit<TimelineRow, 'excerpt' | 'detail' | 'revised' | 'status' | 'dueOn' | 'unread'> & {
  body: string;
  own: boolean;
};

export const messageForm = z.strictObject({
  words: textField({ max: longest, empty: 'conversations.errors.words' }),
  category: z.enum(categories).optional(),
});

export const messageDraft = (partyId: string) => `message:${partyId}`;

/**
 * The conversations that somebody has a part in: each side's own with the support team; the support team's with every side that it
 * knows of, and its own notes, last.
 */
export function conversationsOf(head: CaseHead): Party[] {
  const open = head.parties.filter((party) => party.open);
  if (!sidesOf(head).includes('support_team')) return open.filter(({ id }) => head.mine.includes(id));
  return [...open.filter(({ kind }) => kind !== 'support_team'), ...open.filter((party) => isTeams(head, party))];
}

/** Whether a conversation is the support team's own notes. */
export const isTeams = (head: CaseHead, party: Party): boolean => party.kind === 'support_team' && head.mine.includes(party.id);

/** The support teams that take part now. */
export const teamsOf = (head: CaseHead): string[] =>
  head.parties.filter(({ kind, open }) => open && kind === 'support_team').map(({ id }) => id);

const first: Record<PartyKind, Category> = {
  supported_person: 'basic',
  support_team: 'basic',
  family: 'family',
  employer: 'work',
  partner: 'plan',
};

/** What a side may read of what is said to it there, the most fitting first: what the supported person agreed to, no more. */
export function readable(head: CaseHead, party: Party): Category[] {
  if (!asksConsent(party.kind)) return [first[party.kind]];
  const all = categories.filter((category) => head.consented.includes(`${party.id}:${category}`));
  return all.sort((a, b) => Number(b === first[party.kind]) - Number(a === first[party.kind]));
}

/** What a message is about: as was chosen, where there was a choice. */
export function categoryFor(head: CaseHead, party: Party, chosen?: Category): Category {
  const offered = readable(head, party);
  return chosen && offered.includes(chosen) ? chosen : (offered[0] ?? first[party.kind]);
}
