import type { Party, PartyKind } from '@/lib/entries/model';

/** A case as its pages head it: whose it is, with which agency, and the sides that the asker knows of. */
export type CaseHead = {
  id: string;
  personId: string;
  personName: string;
  personReading: string;
  startedOn: string;
  agency: { id: string; name: string; phone: string; hours: string };
  parties: Party[];
  /** The parties that the asker belongs to. */
  mine: string[];
  /** `PARTY:CATEGORY` pairs with a consent in force, as far as the asker may know. */
  consented: string[];
  /** Whether there is a guardian that the asker knows of: for a family or partner, that they are it themselves. */
  guardian: boolean;
};

/** The asker's side in a case: the kinds of the parties they belong to, the widest view first. */
export function sidesOf(head: CaseHead): PartyKind[] {
  return head.parties.filter((party) => head.mine.includes(party.id)).map((party) => party.kind);
}
