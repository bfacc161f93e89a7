import type { Category } from '@/lib/entries/model';
import type { ConsentKind } from './model';

/** A row of app.consent as its history needs it. */
export type ConsentRow = {
  id: string;
  givingId: string;
  partyId: string;
  kind: ConsentKind;
  label: string;
  reading: string;
  partyEnd: Date | null;
  category: Category;
  purpose: string;
  wording: string;
  version: string;
  locale: 'ja' | 'ja-easy' | 'en';
  paper: boolean;
  guardian: boolean;
  witness: string;
  givenBy: string;
  recordedBy: string | null;
  givenAt: Date;
  validFrom: Date;
  validTo: Date;
  confirmedAt: Date | null;
  withdrawnAt: Date | null;
  withdrawnBy: string | null;
  /** How a person without an account said that they take it back. */
  said: string;
  replaced: boolean;
};

export type End = {
  how: 'in_force' | 'expired' | 'withdrawn' | 'renewed' | 'ended';
  at: Date;
  by: string | null;
  said: string;
  categories: Category[];
};

/** One act of giving, and what became of each category in it. */
export type Act = Omit<ConsentRow, 'id' | 'category' | 'withdrawnAt' | 'withdrawnBy' | 'said' | 'replaced'> & {
  categories: Category[];
  ends: End[];
};

/** The acts of giving, newest first; the categories of each by how they ended, or that they are in force. */
export function actsOf(rows: ConsentRow[], now: Date): Act[] {
  const acts = new Map<string, Act>();
  for (const row of rows) {
    const { id: _id, category, withdrawnAt: _at, withdrawnBy: _by, said: _said, replaced: _replaced, ...rest } = row;
    const act = acts.get(row.givingId) ?? { ...rest, categories: [], ends: [] };
    acts.set(row.givingId, act);
    act.categories.push(category);
    const end = endOfRow(row, now);
    const alike = act.ends.find(
      (one) => one.how === end.how && one.at.getTime() === end.at.getTime() && one.by === end.by && one.said === end.said,
    );
    if (alike) alike.categories.push(category);
    else act.ends.push({ ...end, categories: [category] });
  }
  return [...acts.values()].sort((a, b) => b.givenAt.getTime() - a.givenAt.getTime());
}

function endOfRow(row: ConsentRow, now: Date): Omit<End, 'categories'> {
  const { withdrawnAt, withdrawnBy: by, said, partyEnd, validTo } = row;
  if (withdrawnAt) return { how: row.replaced ? 'renewed' : 'withdrawn', at: withdrawnAt, by, said };
  if (partyEnd && partyEnd <= now && partyEnd < validTo) return { how: 'ended', at: partyEnd, by: null, said };
  return { how: validTo <= now ? 'expired' : 'in_force', at: validTo, by: null, said };
}
