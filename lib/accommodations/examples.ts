import { z } from 'zod';
import { type Worry, worries } from '@/lib/concerns/model';
import { choiceField, idField, textField } from '@/lib/forms/fields';
import { fold, namesDiagnosis } from '@/lib/wording/model';

/** Kinds of difficulty, as people meet them at work. Never a diagnosis. */
export const difficulties = ['order', 'many', 'talk', 'senses', 'tired', 'see', 'hear', 'move'] as const;
export type Difficulty = (typeof difficulties)[number];
export const isDifficulty = (text: unknown): text is Difficulty => difficulties.includes(text as Difficulty);

/**
 * What has helped elsewhere: the obstacle and the measure are messages (`measures.KEY.obstacle`, `.wish`). The sources are the Ministry
 * of Health, Labour and Welfare's: 指針 (合理的配慮指針 別表) and 事例集 (合理的配慮指針事例集). Examples only: not every employer must do each.
 */
export type Example = { key: string; worry: Worry; difficulty: Difficulty; source: 'guideline' | 'cases' };
export const examples = [
  { key: 'one_at_a_time', worry: 'mistakes', difficulty: 'many', source: 'guideline' },
  { key: 'written', worry: 'mistakes', difficulty: 'order', source: 'guideline' },
  { key: 'pictures', worry: 'mistakes', difficulty: 'order', source: 'guideline' },
  { key: 'amount', worry: 'mistakes', difficulty: 'many', source: 'guideline' },
  { key: 'priority', worry: 'mistakes', difficulty: 'many', source: 'guideline' },
  { key: 'check', worry: 'mistakes', difficulty: 'order', source: 'cases' },
  { key: 'contact', worry: 'communication', difficulty: 'talk', source: 'guideline' },
  { key: 'ask_time', worry: 'communication', difficulty: 'talk', source: 'cases' },
  { key: 'report_form', worry: 'communication', difficulty: 'talk', source: 'cases' },
  { key: 'coworkers', worry: 'communication', difficulty: 'talk', source: 'guideline' },
  { key: 'quiet', worry: 'place', difficulty: 'senses', source: 'guideline' },
  { key: 'headphones', worry: 'place', difficulty: 'senses', source: 'guideline' },
  { key: 'schedule', worry: 'place', difficulty: 'order', source: 'guideline' },
  { key: 'breaks', worry: 'stress', difficulty: 'tired', source: 'guideline' },
  { key: 'hospital', worry: 'stress', difficulty: 'tired', source: 'guideline' },
  { key: 'hours', worry: 'commute', difficulty: 'tired', source: 'guideline' },
  { key: 'large_text', worry: 'mistakes', difficulty: 'see', source: 'guideline' },
  { key: 'aisles', worry: 'place', difficulty: 'see', source: 'guideline' },
  { key: 'writing', worry: 'communication', difficulty: 'hear', source: 'guideline' },
  { key: 'alarms', worry: 'place', difficulty: 'hear', source: 'guideline' },
  { key: 'desk', worry: 'place', difficulty: 'move', source: 'guideline' },
  { key: 'near', worry: 'place', difficulty: 'move', source: 'guideline' },
] as const satisfies readonly Example[];

/** What an asking can come to, as it is counted. Stored for ever (app.measure). */
export const measures = [...examples.map(({ key }) => key), 'other'] as const;
export type Measure = (typeof measures)[number];

/** What has helped at an agency's own workplaces. */
export type AgencyExample = { id: string; worry: Worry; difficulty: Difficulty; obstacle: string; wish: string; addedAt: Date };

/** The same as it is shown, whoever wrote it. */
export type ShownExample = {
  key: string;
  worry: Worry;
  difficulty: Difficulty;
  obstacle: string;
  wish: string;
  source: Example['source'] | 'agency';
};

/** What is looked for: words that all stand in it, a worry. */
export const exampleSearch = z.strictObject({
  words: textField({ max: 100 }),
  worry: z.union([z.literal(''), z.enum(worries)]).default(''),
});
export const examplesDraft = (caseId: string): string => `examples:${caseId}`;

/** The same with the kind of difficulty. */
export type ExampleSearch = z.output<typeof exampleSearch> & { difficulty: Difficulty | '' };

/** What is looked for in the steps of asking, of the fields of their form; what cannot be read is not looked for. */
export const stepSearch = z
  .object({
    find: textField({ max: 100 }).catch(''),
    worry: exampleSearch.shape.worry.catch(''),
    difficulty: z.enum(['', ...difficulties]).catch(''),
  })
  .transform(({ find, ...about }): ExampleSearch => ({ words: find, ...about }));

/** An agency's own examples and those that come along. */
export const shownExamples = (text: (key: string) => string, own: AgencyExample[]): ShownExample[] => [
  ...own
    .filter(({ obstacle, wish }) => !namesDiagnosis(`${obstacle}\n${wish}`))
    .map(({ id, worry, difficulty, obstacle, wish }) => ({
      key: id,
      worry,
      difficulty,
      obstacle,
      wish,
      source: 'agency' as const,
    })),
  ...examples.map((one) => ({
    ...one,
    obstacle: text(`measures.${one.key}.obstacle`),
    wish: text(`measures.${one.key}.wish`),
  })),
];

/** Those in which all the words stand, in any script, and that are about the worry and of the kind of difficulty. */
export function matching(all: ShownExample[], { words, worry, difficulty }: ExampleSearch): ShownExample[] {
  const wanted = words.split(/\s+/).map(folded).filter(Boolean);
  return all.filter(
    (one) =>
      ['', one.worry].includes(worry) &&
      ['', one.difficulty].includes(difficulty) &&
      wanted.every((word) => folded(`${one.obstacle} ${one.wish}`).includes(word)),
  );
}
const folded = (text: string) => fold(text).text;

const line = (empty: string) =>
  textField({ max: 200, empty }).refine((text) => !namesDiagnosis(text), 'accommodations.errors.diagnosis');
/** An example of an agency's own: it is shown to companies too, and names no diagnosis. */
export const exampleForm = z.strictObject({
  worry: choiceField(worries),
  difficulty: choiceField(difficulties),
  obstacle: line('accommodations.errors.obstacle'),
  wish: line('accommodations.errors.words'),
});
export const removeExampleForm = z.strictObject({ example: idField() });
export const exampleDraft = (agencyId: string): string => `example:${agencyId}`;
