import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/graphql.js';
import { useAsked } from '../../api/hooks.js';
import { Asked } from '../../parts/asked.js';
import { Button } from '../../parts/button.js';

const AsJudgesSeeDocument = graphql(`
  query AsJudgesSee($competition: ID!) {
    myTeam(competition: $competition) {
      entry {
        asJudgesSee {
          code
          title
          summary
          files {
            name
            kind
            pages
          }
        }
      }
    }
  }
`);

/** 심사위원에게는 이렇게 보입니다. */
export function AsJudgesSee({ competition }: { competition: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const query = useAsked(AsJudgesSeeDocument, { competition }, { enabled: isOpen });
  return (
    <section aria-labelledby="judges-see">
      <h2 id="judges-see">{t('entry.judgesSee')}</h2>
      {!isOpen ? (
        <Button onPress={() => setOpen(true)}>{t('entry.judgesSeeShow')}</Button>
      ) : (
        <Asked query={query}>
          {({ myTeam }) => {
            const seen = myTeam!.entry!.asJudgesSee;
            return (
              <div className="card">
                <p className="quiet">{seen.code}</p>
                <h3>{seen.title}</h3>
                <p className="plain-text">{seen.summary}</p>
                <ul>
                  {seen.files.map(({ name, pages }) => (
                    <li key={name} className="file-name">
                      {name} {pages > 0 && <span className="quiet">{t('entry.pages', { count: pages })}</span>}
                    </li>
                  ))}
                </ul>
              </div>
            );
          }}
        </Asked>
      )}
    </section>
  );
}
