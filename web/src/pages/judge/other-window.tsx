import { useTranslation } from 'react-i18next';
import { named } from '../../i18n/in-language.js';
import { Button } from '../../parts/button.js';
import { Note } from '../../parts/note.js';
import type { Refusal } from '../../api/refusal.js';
import type { Criterion } from './desk-document.js';
import type { Draft } from './kept-draft.js';

interface Current {
  revision: number;
  comment?: string | null;
  marks?: { criterion: string; points: string | null; comment?: string | null }[];
}

interface OtherWindowProps {
  refusal: Refusal;
  draft: Draft;
  criteria: readonly Criterion[];
  onChoose: (revision: number, draft: Draft) => void;
}

/** Another window or a workbook has saved since: both are shown, and nothing is lost before somebody chooses. */
export function OtherWindow({ refusal, draft, criteria, onChoose }: OtherWindowProps) {
  const { t } = useTranslation();
  const current = refusal.data['current'] as Current;
  const theirs: Draft = {
    marks: Object.fromEntries(
      (current.marks ?? []).map(({ criterion, points, comment }) => [criterion, { points: points ?? '', comment: comment ?? '' }]),
    ),
    comment: current.comment ?? '',
  };
  const points = (of: Draft, key: string) => [of.marks[key]?.points, of.marks[key]?.comment].filter(Boolean).join(' · ') || '–';
  return (
    <Note tone="danger">
      <p>{t('judge.otherWindow.what')}</p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('judge.otherWindow.criterion')}</th>
            <th scope="col">{t('judge.otherWindow.here')}</th>
            <th scope="col">{t('judge.otherWindow.there')}</th>
          </tr>
        </thead>
        <tbody>
          {criteria.map((criterion) => (
            <tr key={criterion.key}>
              <th scope="row">{named(criterion)}</th>
              <td>{points(draft, criterion.key)}</td>
              <td>{points(theirs, criterion.key)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('judge.work.comment')}</th>
            <td>{draft.comment || '–'}</td>
            <td>{theirs.comment || '–'}</td>
          </tr>
        </tbody>
      </table>
      <p className="row">
        <Button onPress={() => onChoose(current.revision, draft)}>{t('judge.otherWindow.keepHere')}</Button>
        <Button onPress={() => onChoose(current.revision, theirs)}>{t('judge.otherWindow.takeThere')}</Button>
      </p>
    </Note>
  );
}
