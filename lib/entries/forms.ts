import { z } from 'zod';
import { longest, optionalId, pastDay, timeField, versionField } from '@/lib/concerns/model';
import { choiceField, idField, idsField, textField } from '@/lib/forms/fields';
import { advisedField } from '@/lib/wording/model';
import { categories, notedEvents } from './model';

/** The kinds that the support team puts on a case by hand, besides contacts (lib/contacts). */
export const teamKinds = ['note', 'meeting', 'life_event'] as const;
export type TeamKind = (typeof teamKinds)[number];

const words = textField({ max: longest });
const someWords = textField({ max: longest, empty: 'entries.errors.words' });
const line = textField({ max: 200 });

const common = {
  category: choiceField(categories, 'entries.errors.category'),
  on_behalf_of: optionalId(),
  title: line,
  day: pastDay(),
  time: timeField(),
  audience: idsField(),
  advised: advisedField(),
};

/** What the support team puts on a case, by kind. `attended` is names as people say them. In the order of the page. */
export const teamEntryForm = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('note'), ...common, words: someWords }),
  z.strictObject({
    kind: z.literal('meeting'),
    attended: line,
    place: line,
    minutes: minutesField(),
    ...common,
    words: someWords,
  }),
  z.strictObject({ kind: z.literal('life_event'), event: choiceField(notedEvents, 'entries.errors.event'), ...common, words }),
]);
export type TeamEntry = z.output<typeof teamEntryForm>;

/** The readers of an answer, named one by one: what was shown is what holds, also when the thread's readers change meanwhile. */
const namedReaders = z
  .string()
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(z.uuid()).min(1, 'errors.field.choose').max(16));

export const replyForm = z.strictObject({
  version: versionField(),
  words: someWords,
  audience: namedReaders,
  advised: advisedField(),
});
export const correctForm = z
  .strictObject({ version: versionField(), title: line, words, advised: advisedField() })
  .refine((input) => input.title.trim() !== '' || input.words.trim() !== '', {
    path: ['words'],
    message: 'entries.errors.words',
  });
export const narrowForm = z.strictObject({ without: idsField('entries.errors.without') });
export const proposeForm = z.strictObject({
  parties: idsField('entries.errors.parties'),
  reason: textField({ max: 1000, empty: 'entries.errors.reason' }),
});
export const decideForm = z.strictObject({ proposal: idField(), answer: choiceField(['yes', 'no'], 'entries.errors.answer') });
/** A button without anything to fill in. */
export const buttonForm = z.strictObject({});

function minutesField() {
  return z
    .string()
    .default('')
    .transform((text) => text.normalize('NFKC').trim())
    .refine(
      (text) => text === '' || (/^\d{1,4}$/.test(text) && Number(text) > 0 && Number(text) <= 1440),
      'entries.errors.minutes',
    )
    .transform((text) => (text === '' ? null : Number(text)));
}
