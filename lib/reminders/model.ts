import { z } from 'zod';
import { momentAt } from '@/lib/dates';
import { choiceField, dayField, textField } from '@/lib/forms/fields';

/** Once, every day, every week: in days. */
export const everies = ['0', '1', '7'] as const;
/** As notices come, on the page alone, or by a way of its own. */
export const reminderWays = ['usual', 'page', 'push', 'mail', 'line'] as const;
/** Every half hour of a day, as `HH:MM`. */
export const times = Array.from({ length: 48 }, (_, n) => `${String(n >> 1).padStart(2, '0')}:${n % 2 ? '30' : '00'}`);

export const reminderForm = z
  .strictObject({
    words: textField({ max: 200, empty: 'reminders.errors.words' }),
    day: dayField(),
    time: choiceField(times as [string, ...string[]]),
    every: choiceField(everies),
    way: choiceField(reminderWays),
  })
  .refine(({ day }) => day !== '', { path: ['day'], message: 'errors.field.day' })
  .refine(({ day, time }) => day === '' || momentAt(day, time).getTime() > Date.now(), {
    path: ['day'],
    message: 'reminders.errors.past',
  });

export const laterForm = z.strictObject({ by: choiceField(['hour', 'day']) });
export const reminderDraft = 'reminder';

export type Reminder = {
  id: string;
  words: string;
  every: 0 | 1 | 7;
  way: Exclude<(typeof reminderWays)[number], 'usual'> | null;
  /** When it is told next; null: it has been told, and is not again. */
  nextAt: Date | null;
  /** Told, and waiting to be seen. */
  toldAt: Date | null;
};

/** One that waits to be seen. */
export type DueReminder = Pick<Reminder, 'id' | 'words' | 'every'> & { caseId?: string | null };
