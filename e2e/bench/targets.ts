import { bulkId } from '../../db/seed/bulk/seed-bulk';
import { newId } from '../../lib/ids';
import { paths } from '../../lib/paths';
import { cookieOf, furigana } from './data';

/** One kind of request. `holds` must be in the answer, or it does not count. */
export type Work = {
  name: string;
  path: string;
  headers: Record<string, string>;
  /** A new body for every request. Its answer is a redirect. */
  body?: () => string;
  holds?: { text: string; times: number };
};

/** The employer's HR person of the bench is in it; the worker too. */
export const caseId = bulkId('case', 1);
/** The poster's own. */
const posted = bulkId('case', 200);

const form = (headers: Record<string, string>) => ({
  ...headers,
  'content-type': 'application/x-www-form-urlencoded',
  'sec-fetch-site': 'same-origin',
});
const sentence = '騒音の大きい場所では指示が聞き取りにくいそうです。席を替えられるか、来週の面談で話したいです。';

export const floors = {
  open: { name: 'next open', path: `/cases/${caseId}`, headers: {}, holds: { text: '<li', times: 50 } },
  bare: { name: 'bare rls', path: `/cases/${caseId}`, headers: cookieOf('employer'), holds: { text: '<li', times: 50 } },
  insert: {
    name: 'next bare insert',
    path: '/notes',
    headers: form({}),
    body: () => new URLSearchParams({ case: caseId, words: sentence }).toString(),
  },
} satisfies Record<string, Work>;

export const portal = {
  timeline: {
    name: 'timeline',
    path: paths.timeline(caseId),
    headers: cookieOf('employer'),
    holds: { text: ' id="e-', times: 50 },
  },
  furigana: {
    name: 'timeline, furigana',
    path: paths.timeline(bulkId('case', 2)),
    headers: cookieOf('furigana', furigana),
    holds: { text: ' id="e-', times: 50 },
  },
  home: { name: 'home, 40 cases', path: paths.home(), headers: cookieOf('worker'), holds: { text: '/timeline"', times: 40 } },
  post: {
    name: 'post an issue',
    path: `${paths.case(posted)}/concerns`,
    headers: form(cookieOf('poster')),
    body: () => new URLSearchParams({ _key: newId(), worry: 'place', words: sentence, reach: 'team' }).toString(),
  },
  rare: {
    name: 'search, rare word',
    path: `${paths.search()}?found`,
    headers: cookieOf('rare'),
    holds: { text: ' id="e-', times: 1 },
  },
  common: {
    name: 'search, common word',
    path: `${paths.search()}?found`,
    headers: cookieOf('common'),
    holds: { text: ' id="e-', times: 20 },
  },
} satisfies Record<string, Work>;
