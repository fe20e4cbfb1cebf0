import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/graphql.js';
import { useAsked } from '../../api/hooks.js';
import { language } from '../../i18n/index.js';
import { named, said } from '../../i18n/in-language.js';
import { Asked } from '../../parts/asked.js';
import { Button } from '../../parts/button.js';
import { Checkbox, TextField } from '../../parts/fields.js';
import { Select } from '../../parts/select.js';
import type { Declarations } from './entry-documents.js';

const CatalogueDocument = graphql(`
  query Catalogue($text: String!, $competition: ID) {
    dataSourceCatalogue(text: $text, competition: $competition, first: 8) {
      nodes {
        id
        nameKo
        nameEn
        providerKo
        providerEn
        address
        licence
        isOfBigDataWave
      }
    }
  }
`);

type Source = Declarations['dataSources'][number];
const accesses = ['OPEN', 'INTERNAL', 'PSEUDONYMISED', 'PURCHASED'] as const;

const blank: Source = {
  catalogueItem: null,
  name: null,
  provider: null,
  source: null,
  licence: null,
  referencePeriod: null,
  collectedOn: null,
  access: null,
  containsPersonalData: null,
  internalApprovalNumber: null,
  usesBigDataWave: null,
};

interface DataSourcesProps {
  competition: string;
  sources: readonly Source[];
  onChange: (sources: Source[]) => void;
}

/** Which data were used: picked from the catalogue, or said by hand. */
export function DataSources({ competition, sources, onChange }: DataSourcesProps) {
  const { t } = useTranslation();
  const set = (index: number, part: Partial<Source>) =>
    onChange(sources.map((source, at) => (at === index ? { ...source, ...part } : source)));
  return (
    <div className="stack">
      {sources.map((source, index) => (
        <fieldset key={index} className="card stack">
          <legend>{source.name ?? t('sources.new')}</legend>
          {source.catalogueItem === null && (
            <>
              <TextField label={t('sources.name')} value={source.name ?? ''} onChange={(name) => set(index, { name })} />
              <TextField label={t('sources.provider')} value={source.provider ?? ''} onChange={(provider) => set(index, { provider })} />
              <TextField label={t('sources.source')} value={source.source ?? ''} onChange={(from) => set(index, { source: from })} />
            </>
          )}
          {(source.catalogueItem === null || source.licence === null) && (
            <Select
              label={t('sources.licence')}
              options={licences.map((id) => ({ id, name: t(`licence.${id}`) }))}
              value={source.licence}
              onChange={(licence) => set(index, { licence: licence as Source['licence'] })}
            />
          )}
          <TextField
            label={t('sources.period')}
            hint={t('sources.periodHint')}
            value={source.referencePeriod ?? ''}
            onChange={(referencePeriod) => set(index, { referencePeriod })}
          />
          <TextField
            label={t('sources.collectedOn')}
            hint="2025-09-12"
            value={source.collectedOn ?? ''}
            onChange={(collectedOn) => set(index, { collectedOn: collectedOn || null })}
          />
          <Select
            label={t('sources.access')}
            options={accesses.map((id) => ({ id, name: t(`sources.accesses.${id}`) }))}
            value={source.access}
            onChange={(access) => set(index, { access: access as Source['access'] })}
          />
          {source.access === 'INTERNAL' && (
            <TextField
              label={t('sources.approval')}
              value={source.internalApprovalNumber ?? ''}
              onChange={(internalApprovalNumber) => set(index, { internalApprovalNumber })}
            />
          )}
          <Checkbox
            isSelected={source.containsPersonalData ?? false}
            onChange={(containsPersonalData) => set(index, { containsPersonalData })}
          >
            {t('sources.personal')}
          </Checkbox>
          <Button onPress={() => onChange(sources.filter((_, at) => at !== index))}>{t('sources.remove')}</Button>
        </fieldset>
      ))}
      <Catalogue competition={competition} onPick={(source) => onChange([...sources, source])} />
      <Button onPress={() => onChange([...sources, { ...blank, containsPersonalData: false, usesBigDataWave: false }])}>
        {t('sources.byHand')}
      </Button>
    </div>
  );
}

const licences = ['KOGL_1', 'KOGL_2', 'KOGL_3', 'KOGL_4', 'CC', 'INTERNAL', 'PURCHASED', 'OTHER'] as const;

function Catalogue({ competition, onPick }: { competition: string; onPick: (source: Source) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const query = useAsked(CatalogueDocument, { text: wanted, competition }, { enabled: wanted.length > 1, keepsLast: true });
  return (
    <div>
      <TextField label={t('sources.search')} hint={t('sources.searchHint')} value={text} onChange={setText} />
      {wanted.length > 1 && (
        <Asked query={query}>
          {({ dataSourceCatalogue }) => (
            <ul className="plain-list">
              {dataSourceCatalogue.nodes.map((item) => (
                <li key={item.id} className="row">
                  <Button
                    onPress={() => {
                      setText('');
                      onPick({
                        ...blank,
                        catalogueItem: item.id,
                        name: named(item),
                        provider: language() === 'en' ? item.providerEn : item.providerKo,
                        source: item.address,
                        licence: item.licence,
                        containsPersonalData: false,
                        usesBigDataWave: item.isOfBigDataWave,
                      });
                    }}
                  >
                    {t('sources.pick')}
                  </Button>
                  <span>
                    {named(item)} <span className="quiet">{said({ ko: item.providerKo, en: item.providerEn })}</span>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Asked>
      )}
    </div>
  );
}
