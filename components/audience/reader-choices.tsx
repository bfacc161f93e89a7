import { FieldGroup } from '@/components/ui/field';
import { Hidden } from '@/components/ui/hidden';
import { ChoiceLine } from '@/components/ui/radios';
import { type Category, type Party, readsCategory } from '@/lib/entries/model';
import type { FieldErrors } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { type Circle, inOrder, listWords, partyWords } from './words';

type Props = {
  ui: Ui;
  circle: Circle;
  category: Category;
  /** Who reads in any case, and who may be told as well. */
  always: Party[];
  offered: Party[];
  reach: string;
  chosen: string[];
  errors: FieldErrors;
  /** Whether the question is the page's heading. */
  heading?: boolean;
};

/**
 * Who should read it: the narrowest circle first, and chosen. Beyond it one other side is one choice; several are ticked below theirs.
 * Without JavaScript and without :has() all stands open; ticks count only with their choice.
 */
export function ReaderChoices({ ui, circle, category, always, offered, reach, chosen, errors, heading = false }: Props) {
  const [only, second] = offered;
  const narrow = listWords(
    ui,
    inOrder(circle, always).map((party) => partyWords(ui, circle, party)),
  );
  const others = listWords(
    ui,
    offered.map((party) => partyWords(ui, circle, party)),
  );
  const waits = (party: Party) => !readsCategory(party, category, new Set(circle.consented));
  const wait = (party: Party) => (waits(party) ? ui.t('audience.no_consent') : undefined);
  return (
    <div className="reach">
      <FieldGroup ui={ui} name="reach" label={ui.t('audience.question')} error={errors.reach} heading={heading}>
        <div className="choices">
          <ChoiceLine
            type="radio"
            name="reach"
            checked={reach !== 'also'}
            choice={{
              value: 'team',
              icon: 'lock',
              label: ui.t('audience.team_only'),
              hint: (
                <>
                  {ui.t('common.readersAre', { names: narrow })}
                  {others && <span className="line">{ui.t('audience.not_for', { names: others })}</span>}
                </>
              ),
            }}
          />
          {only && !second && (
            <ChoiceLine
              type="radio"
              name="reach"
              checked={reach === 'also'}
              choice={{
                value: 'also',
                icon: 'eye',
                label: ui.t('audience.also_one', { name: partyWords(ui, circle, only) }),
                hint: wait(only) ?? ui.t('audience.reads_all'),
              }}
            />
          )}
          {second && (
            <ChoiceLine
              type="radio"
              name="reach"
              checked={reach === 'also'}
              choice={{ value: 'also', icon: 'eye', label: ui.t('audience.also'), hint: ui.t('audience.also_hint') }}
            />
          )}
        </div>
      </FieldGroup>
      <Hidden name="parties[]" value={second ? '' : (only?.id ?? '')} />
      {second && (
        <div className="also">
          <FieldGroup ui={ui} name="parties" label={ui.t('audience.which')} error={errors.parties}>
            <div className="choices">
              {offered.map((party) => (
                <ChoiceLine
                  key={party.id}
                  type="checkbox"
                  name="parties[]"
                  checked={chosen.includes(party.id)}
                  choice={{
                    value: party.id,
                    icon: pictureOf[party.kind],
                    label: ui.t('audience.one', { name: partyWords(ui, circle, party) }),
                    hint: wait(party),
                  }}
                />
              ))}
            </div>
          </FieldGroup>
        </div>
      )}
    </div>
  );
}

const pictureOf: Record<Party['kind'], string> = {
  supported_person: 'person',
  family: 'family',
  employer: 'employer',
  support_team: 'support',
  partner: 'partner',
};
