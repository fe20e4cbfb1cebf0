import { useTranslation } from 'react-i18next';
import { named } from '../../../i18n/in-language.js';
import { Select } from '../../../parts/select.js';
import type { SetupStage } from './documents.js';
import { ListItem, moved, without } from './editor.js';

type Link = NonNullable<SetupStage['rule']>['tieBreak'][number];

interface TieBreaksProps {
  links: readonly Link[];
  criteria: readonly { key: string; nameKo: string; nameEn: string }[];
  isDisabled: boolean;
  onChange: (links: Link[]) => void;
}

const plain = ['PLAIN_MEAN', 'MEDIAN', 'EARLIER_SUBMISSION', 'DECISION'] as const;

/** What is asked, in which order, when scores are equal. */
export function TieBreaks({ links, criteria, isDisabled, onChange }: TieBreaksProps) {
  const { t } = useTranslation();
  const nameOf = ({ link, criterion }: Link) => {
    const known = criteria.find(({ key }) => key === criterion);
    return known ? t('organizer.setup.byCriterion', { name: named(known) }) : t(`tieBreak.${link}`);
  };
  const all: Link[] = [
    ...criteria.map(({ key }) => ({ link: 'CRITERION' as const, criterion: key as string | null })),
    ...plain.map((link) => ({ link, criterion: null })),
  ];
  const left = all.filter((one) => !links.some(({ link, criterion }) => link === one.link && criterion === one.criterion));
  const idOf = ({ link, criterion }: Link) => `${link} ${criterion ?? ''}`;
  return (
    <div className="stack">
      <h3>{t('organizer.setup.ties')}</h3>
      <ol className="criteria">
        {links.map((link, index) => (
          <ListItem
            key={idOf(link)}
            title={nameOf(link)}
            index={index}
            count={links.length}
            onMove={isDisabled ? undefined : (to) => onChange(moved(links, index, to))}
            onRemove={isDisabled ? undefined : () => onChange(without(links, index))}
          >
            {null}
          </ListItem>
        ))}
      </ol>
      {!isDisabled && left.length > 0 && (
        <Select
          label={t('organizer.setup.addTie')}
          options={left.map((link) => ({ id: idOf(link), name: nameOf(link) }))}
          value={null}
          onChange={(id) => onChange([...links, ...left.filter((link) => idOf(link) === id)])}
        />
      )}
    </div>
  );
}
