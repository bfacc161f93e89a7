import { Author } from '@/components/entries/author';
import { Tag } from '@/components/ui/tag';
import type { Message } from '@/lib/conversations/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

/** Something that was said, with the way to its page, where it can be answered, corrected or taken back. */
export function MessageOf({ ui, caseId, message }: { ui: Ui; caseId: string; message: Message }) {
  const { id, threadId, kind, authorKind, own, occurredAt, title, body } = message;
  return (
    <li data-side={authorKind} data-own={own ? '' : undefined}>
      <p className="by">
        {kind !== 'message' && <Tag>{ui.t(`kinds.entry.${kind}`)}</Tag>} <Author ui={ui} entry={message} />{' '}
        <time dateTime={occurredAt.toISOString()}>{ui.say(ui.dayTime(occurredAt))}</time>
      </p>
      {title && (
        <p>
          <b>{ui.say(title)}</b>
        </p>
      )}
      {body && <p className="words">{ui.say(body)}</p>}
      <p>
        <a className="alone" href={threadId ? `${paths.entry(caseId, threadId)}#e-${id}` : paths.entry(caseId, id)}>
          {ui.t('conversations.open')}
        </a>
      </p>
    </li>
  );
}
