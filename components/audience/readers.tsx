import { ReadersNote } from '@/components/ui/readers-note';
import type { Category } from '@/lib/entries/model';
import type { Ui } from '@/lib/i18n/ui';
import { audienceWords, type Circle } from './words';

type Props = { ui: Ui; circle: Circle; audience: string[]; category: Category; own?: boolean };

/** Who sees a thing, who will, and who does not, in words. */
export function Readers({ ui, circle, audience, category, own = false }: Props) {
  const words = audienceWords(ui, circle, audience, category, own);
  return <ReadersNote ui={ui} see={words.see} blind={words.blind} note={words.waiting ? ui.say(words.waiting) : undefined} />;
}
