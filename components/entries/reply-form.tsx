import { AnswerReaders } from '@/components/audience/answer-readers';
import type { Circle } from '@/components/audience/words';
import { Autosave } from '@/components/ui/autosave';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { TextArea } from '@/components/ui/text-area';
import type { Entry } from '@/lib/entries/queries';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = { ui: Ui; caseId: string; root: Entry; circle: Circle; state: FormState };

/** An answer. It names the version of the words that it answers. */
export function ReplyForm({ ui, caseId, root, circle, state }: Props) {
  return (
    <section className="no-print" id="answer">
      <h2>{ui.t(root.own ? 'entries.reply.own_title' : 'entries.reply.title')}</h2>
      <Form ui={ui} action={paths.entryStep(caseId, root.id, 'reply')}>
        <Hidden name="version" value={String(root.version)} />
        <TextArea
          ui={ui}
          name="words"
          label={ui.t(root.own ? 'entries.reply.own_words' : 'entries.reply.words')}
          error={state.errors.words}
          value={valueOf(state, 'words')}
        />
        <Autosave
          draftKey={replyDraft(root.id)}
          saved={ui.text('common.saved')}
          notSaved={ui.text('concerns.not_saved')}
          draftsPath={paths.drafts()}
        />
        <AnswerReaders
          ui={ui}
          circle={circle}
          thread={root.audience}
          category={root.category}
          chosen={valueOf(state, 'audience')}
          error={state.errors.audience}
        />
        <div className="actions">
          <Button>{ui.t(root.own ? 'entries.reply.own_send' : 'entries.reply.send')}</Button>
        </div>
      </Form>
    </section>
  );
}

export const replyDraft = (entryId: string): string => `reply:${entryId}`;
