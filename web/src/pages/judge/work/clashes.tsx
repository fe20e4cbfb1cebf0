import { useTranslation } from 'react-i18next';
import { named } from '../../../i18n/in-language.js';
import { Button } from '../../../parts/button.js';
import { Note } from '../../../parts/note.js';
import type { Criterion } from '../desk-document.js';
import type { Clash } from '../sheet/draft.js';
import { choose } from '../sheet/keeper.js';

interface ClashesProps {
  assignment: string;
  clashes: readonly Clash[];
  criteria: readonly Criterion[];
}

/** What was changed in this window and elsewhere: both are shown, and nothing is lost before somebody chooses. */
export function Clashes({ assignment, clashes, criteria }: ClashesProps) {
  const { t } = useTranslation();
  if (clashes.length === 0) return null;
  const nameOf = (field: string): string => {
    const criterion = criteria.find(({ key }) => field.startsWith(`${key}.`));
    if (!criterion) return t('judge.work.comment');
    return `${named(criterion)} · ${field.endsWith('.points') ? t('judge.clash.points') : t('judge.mark.comment')}`;
  };
  return (
    <Note tone="danger">
      <p>{t('judge.clash.what')}</p>
      {clashes.map((clash) => (
        <div key={clash.field} className="clash" role="group" aria-label={nameOf(clash.field)}>
          <strong>{nameOf(clash.field)}</strong>
          <div className="clash-values">
            {([true, false] as const).map((isMine) => (
              <div key={`${isMine}`}>
                <span className="quiet">{isMine ? t('judge.clash.here') : t('judge.clash.there')}</span>
                <p className="clash-value">{(isMine ? clash.mine : clash.theirs) || '–'}</p>
                <Button onPress={() => choose(assignment, clash, isMine)}>
                  {isMine ? t('judge.clash.keepHere') : t('judge.clash.takeThere')}
                </Button>
              </div>
            ))}
          </div>
        </div>
      ))}
    </Note>
  );
}
