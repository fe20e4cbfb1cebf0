import type { DataSource } from './declaration.js';
import { type Licence, licences } from './licence.js';
import { problemsOfChoice } from './declared-fields.js';
import { problem } from './problem.js';
import type { Problem } from './refusal.js';
import { problemsOfLine } from './text.js';

/** A data source that teams pick instead of typing it. */
export interface CatalogueItem {
  nameKo: string;
  nameEn: string;
  providerKo: string;
  providerEn: string;
  portalKo: string;
  portalEn: string;
  /** Of the portal. */
  address: string;
  /** Null: the terms stand beside each data set on its portal, and the team says which they are. */
  licence: Licence | null;
  isOfBigDataWave: boolean;
}

const [longestName, longestAddress] = [150, 300];

/** Every name is one visible line, and the address one of the web. */
export const problemsOfCatalogueItem = (item: CatalogueItem): Problem[] => [
  ...(['nameKo', 'nameEn', 'providerKo', 'providerEn', 'portalKo', 'portalEn'] as const).flatMap((field) =>
    problemsOfLine(field, item[field], { max: longestName, required: true }),
  ),
  ...problemsOfLine('address', item.address, { max: longestAddress, required: true }),
  ...(/^https?:\/\/[^\s/@\\]+\.[^\s/@\\]+(\/\S*)?$/.test(item.address) ? [] : [noAddress]),
  ...problemsOfChoice('licence', item.licence, licences, false),
];

const noAddress = problem(
  'address',
  'NOT_AN_ADDRESS',
  '주소를 https://로 시작하게 적어 주세요.',
  'Please write an address that begins with https://.',
);

/** Data sources with the words of what they were picked from. They keep them when the catalogue changes, until they are saved again. */
export const withPicks = <T extends DataSource>(sources: readonly T[], items: ReadonlyMap<string, CatalogueItem>): T[] =>
  sources.map((source) => {
    const item = items.get(source.catalogueItem ?? '');
    if (!item) return source;
    const { nameKo: name, providerKo: provider, portalKo, address, isOfBigDataWave: usesBigDataWave } = item;
    return { ...source, name, provider, source: `${portalKo}(${address})`, licence: item.licence ?? source.licence, usesBigDataWave };
  });

/** What was picked must be there. */
export const problemsOfPicks = (sources: readonly DataSource[], items: ReadonlyMap<string, unknown>): Problem[] =>
  sources.flatMap(({ catalogueItem }, index) =>
    !catalogueItem || items.has(catalogueItem)
      ? []
      : [
          problem(
            `declarations.dataSources.${index}.catalogueItem`,
            'UNKNOWN',
            '데이터 목록에 없는 항목입니다. 다시 고르거나 직접 적어 주세요.',
            'The catalogue has no such data source. Pick again, or write it yourself.',
          ),
        ],
  );

/** The words of a search: all of them have to be found. */
export const wordsOf = (text: string): string[] => text.normalize('NFC').trim().split(/\s+/u).filter(Boolean).slice(0, 10);
