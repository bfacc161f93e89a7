import 'server-only';
import { cookies } from 'next/headers';
import type { Fields } from '@/lib/forms/body';
import { paths } from '@/lib/paths';
import { cookieOptions } from '@/lib/session/credential';
import { type Answers, answersIn } from './model';

const answersCookie = 'nakadachi.answers';
const halfAnHour = 1800;

/** What was answered so far, as the browser of who answers has kept it. We keep nothing, and no address holds any of it. */
export async function findAnswers(): Promise<Answers> {
  try {
    const kept: unknown = JSON.parse((await cookies()).get(answersCookie)?.value ?? '{}');
    return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? answersIn(kept as Fields) : {};
  } catch {
    return {};
  }
}

/** The answers as a cookie of these pages alone, readable by no script, gone after half an hour. */
export const answersAsCookie = (answers: Answers) => ({
  name: answersCookie,
  value: JSON.stringify(answers),
  options: { ...cookieOptions(halfAnHour), path: paths.canIUse() },
});

/** The same, gone at once. */
export const noAnswers = () => ({
  name: answersCookie,
  value: '',
  options: { ...cookieOptions(0), path: paths.canIUse() },
});
