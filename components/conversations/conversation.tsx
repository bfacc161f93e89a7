import { Readers } from '@/components/audience/readers';
import { circleOfCase } from '@/components/audience/words';
import { Autosave } from '@/components/ui/autosave';
import { BackLink } from '@/components/ui/back-link';
import { Button, LinkButton } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { Radios } from '@/components/ui/radios';
import { TextArea } from '@/components/ui/text-area';
import type { CaseHead } from '@/lib/cases/model';
import { longest } from '@/lib/concerns/model';
import { asksConsent } from '@/lib/consents/model';
import {
  categoryFor,
  conversationsOf,
  isTeams,
  type Message,
  messageDraft,
  pageSize,
  readable,
  teamsOf,
} from '@/lib/conversations/model';
import type { Party } from '@/lib/entries/model';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { cursorText } from '@/lib/timeline/model';
import { conversationName, sideName } from './choose';
import { MessageOf } from './message';

type Props = {
  ui: Ui;
  head: CaseHead;
  party: Party;
  team: boolean;
  messages: Message[];
  /** Whether this is the newest page. */
  first: boolean;
  state: FormState;
  sent: boolean;
};

/** One conversation: what it is, the newest first, and where to write. */
export function Conversation({ ui, head, party, team, messages, first, state, sent }: Props) {
  const shown = messages.slice(0, pageSize);
  const last = shown.at(-1);
  const notes = isTeams(head, party);
  const here = paths.conversation(head.id, party.id);
  return (
    <>
      <ErrorSummary ui={ui} errors={state.errors} />
      {conversationsOf(head).length > 1 && <BackLink ui={ui} href={paths.conversations(head.id)} />}
      {state.notice ? (
        <Notice kind="warning">{ui.t(state.notice)}</Notice>
      ) : (
        sent && <Notice kind="done">{ui.t(`conversations.${notes ? 'saved' : 'sent'}`)}</Notice>
      )}
      <h1>{team ? conversationName(ui, head, party) : ui.t('conversations.title')}</h1>
      <p>
        {team && !notes
          ? ui.t('conversations.lead_with', { party: sideName(ui, head, party) })
          : ui.t(`conversations.lead.${party.kind}`)}
      </p>
      <p>
        <a className="alone" href="#write">
          {ui.t('conversations.write')}
        </a>
      </p>
      {!first && (
        <p>
          <a className="alone" href={here}>
            {ui.t('conversations.newest')}
          </a>
        </p>
      )}
      {shown.length === 0 && <Empty>{ui.t('conversations.empty')}</Empty>}
      {shown.length > 0 && (
        <ol className="answers">
          {shown.map((message) => (
            <MessageOf key={message.id} ui={ui} caseId={head.id} message={message} />
          ))}
        </ol>
      )}
      {messages.length > pageSize && last && (
        <p>
          <LinkButton variant="secondary" href={`${here}?before=${encodeURIComponent(cursorText(last))}`}>
            {ui.t('conversations.older')}
          </LinkButton>
        </p>
      )}
      <Write ui={ui} head={head} party={party} team={team} state={state} />
      {party.kind === 'supported_person' && !team && (
        <p>
          <a className="alone" href={paths.records(head.id)}>
            {ui.t('conversations.records')}
          </a>
        </p>
      )}
    </>
  );
}

function Write({ ui, head, party, team, state }: Pick<Props, 'ui' | 'head' | 'party' | 'team' | 'state'>) {
  const notes = isTeams(head, party);
  const reads = readable(head, party);
  const category = categoryFor(head, party);
  const name = sideName(ui, head, party);
  const unread = asksConsent(party.kind) && reads.length === 0;
  return (
    <section className="no-print" id="write">
      <h2>{ui.t('conversations.write')}</h2>
      {unread && (
        <Notice>{team ? ui.t('conversations.cannot_read', { party: name }) : ui.t('conversations.answers_by_phone')}</Notice>
      )}
      <Form ui={ui} action={paths.conversation(head.id, party.id, 'send')}>
        <TextArea
          ui={ui}
          name="words"
          label={ui.t(`conversations.${notes ? 'note' : 'words'}`)}
          error={state.errors.words}
          value={valueOf(state, 'words')}
          max={longest}
        />
        <Autosave ui={ui} draftKey={messageDraft(party.id)} />
        {team && reads.length > 1 && (
          <Radios
            ui={ui}
            name="category"
            label={ui.t('conversations.category')}
            hint={ui.t('conversations.category_hint', { party: name })}
            value={valueOf(state, 'category') || category}
            choices={reads.map((value) => ({ value, label: ui.t(`categories.${value}.title`) }))}
          />
        )}
        <Readers
          ui={ui}
          circle={circleOfCase(head)}
          audience={notes ? [party.id] : [party.id, ...teamsOf(head)]}
          category={category}
          own
        />
        <div className="actions">
          <Button>
            {notes
              ? ui.t('conversations.save')
              : team
                ? ui.t('conversations.send_to', { party: name })
                : ui.t('conversations.send')}
          </Button>
        </div>
      </Form>
    </section>
  );
}
