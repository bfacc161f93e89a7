import { sql } from '../../database';

export const dynamic = 'force-dynamic';

/** Fifty rows from one indexed query: no sign-in, no rules, no settings, no client components. */
export default async function Open({ params }) {
  const { caseId } = await params;
  const rows = await sql`
    select id, title, body, author_name, occurred_at from app.entry
     where case_id = ${caseId} order by occurred_at desc, id desc limit 50`;
  return (
    <main>
      <h1>Timeline</h1>
      <ol>
        {rows.map((row) => (
          <li key={row.id}>
            <article>
              <h3>{row.title}</h3>
              <p>
                <time>{row.occurred_at.toISOString()}</time> <span>{row.author_name}</span>
              </p>
              <p>{row.body}</p>
            </article>
          </li>
        ))}
      </ol>
    </main>
  );
}
