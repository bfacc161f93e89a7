import { BackLink } from '@/components/ui/back-link';
import type { Entry, EntryVersion } from '@/lib/entries/queries';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = { ui: Ui; caseId: string; entry: Entry; versions: EntryVersion[] };

/** All texts that an entry has had, the one that holds first. */
export function History({ ui, caseId, entry, versions }: Props) {
  const now = { version: entry.version, title: entry.title, body: entry.body, writtenAt: entry.revisedAt ?? entry.createdAt };
  return (
    <>
      <BackLink ui={ui} href={paths.entry(caseId, entry.threadId ?? entry.id)} />
      <h1>{ui.t('entries.history.title')}</h1>
      <ol className="answers">
        {[now, ...versions].map((version) => (
          <li key={version.version}>
            <h2>
              {ui.t(version.version === entry.version ? 'entries.history.now' : 'entries.history.before', {
                n: version.version,
              })}
            </h2>
            <p className="by">
              <time dateTime={version.writtenAt.toISOString()}>{ui.say(ui.dayTime(version.writtenAt))}</time>
            </p>
            {version.title && (
              <p>
                <b>{ui.say(version.title)}</b>
              </p>
            )}
            <p className="words">{ui.say(version.body)}</p>
          </li>
        ))}
      </ol>
    </>
  );
}
