import type { z } from 'zod';
import type { Tx } from '@/db/client';
import type { CaseHead } from '@/lib/cases/model';
import { type changeForm, type contactForm, factsOf } from '@/lib/contacts/model';
import { listOverlaps, type Overlap } from '@/lib/contacts/queries';
import type { Fields } from '@/lib/forms/body';
import { type Advice, adviceOn, type Watched } from '@/lib/wording/model';

/** What the writer of a contact is told before it is kept: words worth a thought, and their other contacts at the same time. */
export async function toldOf(
  tx: Tx,
  form: typeof contactForm | typeof changeForm,
  draft: Fields,
  head: CaseHead,
  watched: Watched,
  entryId: string | null,
  readers?: string[],
): Promise<{ advice: Advice | null; overlaps: Overlap[] } | null> {
  const typed = (form as z.ZodType<z.output<typeof contactForm>>).safeParse(draft).data;
  if (!typed) return null;
  const facts = factsOf(typed);
  return {
    advice: adviceOn([typed.title, typed.talked, typed.done, typed.next], readers ?? typed.audience, head, watched),
    overlaps: facts.endsAt ? await listOverlaps(tx, facts.startsAt, facts.endsAt, entryId) : [],
  };
}
