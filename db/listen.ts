import { connect } from './connection';

/**
 * Hears of news (the channel of app.tell_readers): whom it concerns. One connection, which comes back by itself; after that
 * `onBack` is called, since something may have been missed.
 */
export async function listenForNews(
  url: string,
  onNews: (personIds: string[]) => void,
  onBack: () => void,
): Promise<() => Promise<void>> {
  const sql = connect(url, { max: 1, idle_timeout: 0, max_lifetime: null, connection: { application_name: 'nakadachi news' } });
  let first = true;
  await sql.listen(
    'news',
    (people) => onNews(people.split(',')),
    () => {
      if (!first) onBack();
      first = false;
    },
  );
  return () => sql.end({ timeout: 1 });
}
