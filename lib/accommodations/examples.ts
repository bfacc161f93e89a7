import type { Worry } from '@/lib/concerns/model';

/** Kinds of difficulty, as people meet them at work. Never a diagnosis. */
export const difficulties = ['order', 'many', 'talk', 'senses', 'tired', 'see', 'hear', 'move'] as const;
export type Difficulty = (typeof difficulties)[number];
export const isDifficulty = (text: unknown): text is Difficulty => difficulties.includes(text as Difficulty);

/**
 * What has helped elsewhere: the obstacle and the measure are messages (`measures.KEY.obstacle`, `.wish`). The sources are the Ministry
 * of Health, Labour and Welfare's: 指針 (合理的配慮指針 別表) and 事例集 (合理的配慮指針事例集). Examples only: not every employer must do each.
 */
export type Example = { key: string; worry: Worry; difficulty: Difficulty; source: 'guideline' | 'cases' };
export const examples: readonly Example[] = [
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
];
