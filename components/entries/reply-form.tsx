import { AnswerReaders } from '@/components/audience/answer-readers';
import { ReaderNames } from '@/components/audience/reader-names';
import type { Circle } from '@/components/audience/words';
import { Autosave } from '@/components/ui/autosave';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { TextArea } from '@/components/ui/text-area';
import { WordingAdvice } from '@/components/wording/advice';
import type { Entry } from '@/lib/entries/queries';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Advice, Watched } from '@/lib/wording/model';

type Props = {
  ui: Ui;
  caseId: string;
  root: Entry;
  circle: Circle;
  state: FormState;
  advice: Advice | null;
  people: Watched['people'];
};

/** An answer. It names the version of the words that it answers. */
export function ReplyForm({ ui, caseId, root, circle, state, advice, people }: Props) {
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
        <Autosave ui={ui} draftKey={replyDraft(root.id)} />
        <AnswerReaders
          ui={ui}
          circle={circle}
          thread={root.audience}
          category={root.category}
          chosen={valueOf(state, 'audience')}
          error={state.errors.audience}
        />
        <ReaderNames
          ui={ui}
          circle={circle}
          people={people.filter(({ name }) => !root.about.some((one) => one.name === name))}
          audience={root.audience}
          category={root.category}
        />
        <WordingAdvice
          ui={ui}
          advice={advice}
          team={circle.parties.some(({ id, kind }) => kind === 'support_team' && circle.mine.includes(id))}
        />
        <div className="actions">
          <Button>{ui.t(advice ? 'wording.send' : root.own ? 'entries.reply.own_send' : 'entries.reply.send')}</Button>
        </div>
      </Form>
    </section>
  );
}

export const replyDraft = (entryId: string): string => `reply:${entryId}`;
