import { Hidden } from '@/components/ui/hidden';
import { Icon } from '@/components/ui/icon';
import type { Ui } from '@/lib/i18n/ui';
import { type Advice, pieces } from '@/lib/wording/model';

type Props = {
  ui: Ui;
  advice: Advice | null /** Written by the support team about somebody else. */;
  team?: boolean /** Inside a form that can be told twice. */;
  carried?: boolean /** Where the sides named do not read it by the sending itself. */;
  title?: string;
};

/**
 * Before sending to a company or a family: the words worth a thought, marked in the text, with why and what could be written instead.
 * It keeps nobody from sending; the form says with it what was shown, so that the same is not shown again.
 */
export function WordingAdvice({ ui, advice, team = false, carried = true, title = 'wording.title' }: Props) {
  if (!advice) return null;
  const { found, outsiders } = advice;
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  const words = (kind: string) => [...new Set(found.filter((one) => one.kind === kind).map(({ word }) => word))];
  const instead = (kind: string) => [
    ...new Set(found.filter((one) => one.kind === kind && one.instead).map((one) => one.instead)),
  ];
  return (
    <section className="notice advice whole" id="advice" tabIndex={-1} aria-labelledby="advice-title">
      <Icon name="info" />
      <div>
        <h2 id="advice-title">
          {ui.t(title, { names: outsiders.map(({ label }) => label).join(ui.text('common.listSeparator')) })}
        </h2>
        <p>{ui.t('wording.free')}</p>
        <p className="words">
          {pieces(advice).map((piece) =>
            piece.found ? (
              <mark key={piece.from}>{ui.say(piece.text)}</mark>
            ) : (
              <span key={piece.from}>{ui.say(piece.text)}</span>
            ),
          )}
        </p>
        <ul>
          {kinds.map((kind) => (
            <li key={kind}>
              <b>{ui.t('wording.these', { words: words(kind).join(ui.text('common.listSeparator')) })}</b>{' '}
              {ui.t(`wording.kinds.${kind}.why`)}{' '}
              {kind === 'agency'
                ? instead(kind).map((text) => <span key={text}>{ui.t('wording.instead', { text })} </span>)
                : ui.t(`wording.kinds.${kind}.instead`)}
            </li>
          ))}
        </ul>
        {team && <p>{ui.t('wording.team')}</p>}
        {carried && <Hidden name="advised" value={[...new Set(found.map(({ word }) => word))].join('\n')} />}
      </div>
    </section>
  );
}
