import type { TextPart } from '../document.js';
import { type Hit, hit } from './finding.js';
import { foldWord, literal } from './folded.js';
import type { Identity, Workplace } from './identity.js';
import { afterTitle, anyTitle, particles } from './korean-words.js';

/**
 * What a text says of where its makers work. The name of their own division tells it wherever it stands, but as the source of data
 * or with another agency before it. Agencies and bureaus are what analyses are about: they tell it only where somebody belongs to them.
 */
export function findWorkplaces({ names, workplaces }: Identity, text: string, { where, label }: Pick<TextPart, 'where' | 'label'>): Hit[] {
  const isAuthor =
    where === 'COMMENT' || (where === 'PROPERTY' && /creator|author|modifiedby|company|manager|publisher/i.test(label ?? ''));
  const people = names.map(foldWord).map(spaced);
  return workplaces.flatMap((workplace) => {
    const agencies = agencyNames(workplace);
    const division = workplace.division ? divisionHits(workplace, agencies, text) : [];
    const agency = agencies.flatMap((name) => agencyHits(name, workplace, people, text, isAuthor, where));
    const above = workplace.above.flatMap(({ nameKo }) => agencyHits(foldWord(nameKo), workplace, people, text, isAuthor, where));
    return [...division, ...agency, ...above, ...(workplace.isDistrict ? ownHits(text) : []), ...englishHits(workplace, text, isAuthor)];
  });
}

const spaced = (word: string): string => [...word.replace(/\s/g, '')].map(literal).join('[ \\t]?\\n?[ \\t]?');
const city = '부산광역시';
const cityNames = '(?:부산광역시|부산시|부산)';

/** The agency's own name; the city, for whom all of them work, tells nothing. */
const agencyNames = ({ agency }: Workplace): string[] => (foldWord(agency.nameKo) === city ? [] : [foldWord(agency.nameKo)]);

/** Every district and county of the country that could stand before the same division of somebody else. */
const otherAgency = /([가-힣]{1,5}(?:특별자치시|특별자치도|특별시|광역시|시청|시|군청|군|구청|구|도청|도))\s?$/;
const sourceBefore = /(?:자료|출처|원자료|원본|데이터|제공|참고|주)\s?(?:처|원|기관)?\s?[:：)=]\s?[^\n:：]{0,24}$/;
const sourceAfter =
  /^[ \t]?(?:에서|가|이|의|,)?[ \t]?(?:「|｢|『|<|\(\d{4}|제공|공개|공표|발간|고시|공고|통계|보도\s?자료|누리집|홈페이지|공공\s?데이터|데이터셋|자료|내부자료)/;
const ordinaryDivision = /^(?:[가-힣]{0,2}보건소|[가-힣]{0,2}도서관|소방서|의회사무[국과]|박물관|미술관|문화회관|체육관|사업소|동|외부)$/;

function divisionHits({ division, agency }: Workplace, agencies: string[], text: string): Hit[] {
  const name = foldWord(division!.nameKo);
  const own = [...agencies, ...(foldWord(agency.nameKo) === city ? [city, '부산시', '시'] : [])];
  return [...text.matchAll(new RegExp(spaced(name), 'g'))].flatMap(({ index, 0: found }) => {
    const [line, end] = [lineBefore(text, index), index + found.length];
    const right = text.slice(end).match(/^[가-힣]*/)![0];
    const owner = otherAgency.exec(line)?.[1];
    const isOwn = owner !== undefined && own.some((agencyName) => owner === agencyName || owner === `${agencyName}청`);
    const left = owner === undefined ? line.match(/[가-힣]*$/)![0] : '';
    if (left !== '' && !/(?:소속|부서|및|담당|작성|우리|저희)$/.test(left)) return [];
    if (!goesOn(right) || (owner !== undefined && !isOwn)) return [];
    if (ordinaryDivision.test(name) && !isOwn && !belongs(text, index, end)) return [];
    if (isSource(line, text.slice(end, end + 20)) && !belongs(text, index, end)) return [];
    return [
      hit(
        'DEPARTMENT',
        isOwn ? index - (line.length - line.lastIndexOf(owner)) : index,
        end,
        isOwn || belongs(text, index, end) ? 'CERTAIN' : 'LIKELY',
      ),
    ];
  });
}

const lineBefore = (text: string, index: number): string =>
  text
    .slice(Math.max(0, index - 40), index)
    .split('\n')
    .at(-1)!;

const isSource = (line: string, rest: string): boolean => sourceBefore.test(line) || sourceAfter.test(rest);

const goesOn = (right: string): boolean => {
  if (right === '' || particles.test(right) || /^장(?:님)?/.test(right)) return true;
  const title = anyTitle.exec(right)?.[0];
  return title !== undefined && afterTitle.test(right.slice(title.length));
};

const belongingLabel =
  /(?:소속|부서명?|기관명?|작성\s?기관|작성\s?부서|작성자|보고자|발표자|성명|제출\s?기관|제출처|참가자|참가\s?팀|출품|담당|연락처|문의처?|팀원|팀장)\s?[:：|)\]]?\s?(?:부산광역시\s?|부산시\s?)?$/;
const belongingBefore = /(?:우리|저희|본인이|필자가|필자는|저자는|근무하는|재직\s?중인|소속된|일하는|속한)\s(?:부산광역시\s?|부산시\s?)?$/;
const belongingAfter =
  /^(?:청)?(?:의|에서|에|은|는|이|가)?\s?(?:(?:소속|직원|공무원|주무관|사무관|근무|재직|일[하합해한했]|임용|발령|실무자|담당자|담당\s?공무원|데이터\s?담당|전산\s?담당|팀원|직장)|[가-힣]{2,8}(?:과|담당관|실|국|팀)\s(?:소속|직원|주무관|근무|[가-힣]{2,4}\s?(?:주무관|팀장|과장)))/;

const belongs = (text: string, start: number, end: number): boolean => {
  const line = lineBefore(text, start);
  return belongingLabel.test(line) || belongingBefore.test(line) || belongingAfter.test(text.slice(end, end + 40));
};

function agencyHits(
  name: string,
  { isDistrict }: Workplace,
  people: string[],
  text: string,
  isAuthor: boolean,
  where: TextPart['where'],
): Hit[] {
  const kind = isDistrict ? 'DISTRICT' : 'DEPARTMENT';
  const joined = people.length > 0 ? new RegExp(`^청?[\\s/·,_|(-]{0,3}(?:${people.join('|')})`) : null;
  return [...text.matchAll(new RegExp(`${spaced(name)}(청)?`, 'g'))].flatMap(({ index, 0: found, 1: office }) => {
    const [line, end] = [lineBefore(text, index), index + found.length];
    const left = line.replace(new RegExp(`${cityNames}\\s?$`), '').match(/[가-힣]*$/)![0];
    // 남구 stands in 강남구, 중구 in other cities as well.
    if (left !== '' && !/(?:소속|우리|저희|및)$/.test(left)) return [];
    if (/(?:서울|대구|인천|광주|대전|울산)(?:특별시|광역시|시)?\s?$/.test(line)) return [];
    const nameEnd = end - (office ? 1 : 0);
    if (belongs(text, index, nameEnd) || joined?.test(text.slice(nameEnd))) return [hit(kind, index, end)];
    if (isAuthor || (where === 'PATH' && office !== undefined)) return [hit(kind, index, end)];
    return office !== undefined && standsAlone(text, index, end) ? [hit(kind, index, end, 'LIKELY')] : [];
  });
}

/** An office alone on a line, and no list of offices: the foot of a cover page. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(0, start).split('\n');
  const after = text.slice(end).split('\n');
  const isOnlyCity = new RegExp(`^\\s*(?:${cityNames})?\\s*$`).test(before.at(-1)!);
  const neighbours = [before.at(-2) ?? '', after[1] ?? ''];
  return isOnlyCity && /^\s*$/.test(after[0]!) && !neighbours.some((line) => /[구군]청\s*$/.test(line));
}

/** `우리 구`: in an entry about a district it says which one. */
const ownHits = (text: string): Hit[] =>
  [
    ...text.matchAll(
      /(?<![가-힣])(?:우리|저희)\s?(?:구청|군청|구|군)(?=(?:에서는|에서|에는|에|의|는|은|가|이|도|를|을|와|과|청|로|으로|만)?(?![가-힣]))/g,
    ),
  ].map(({ index, 0: found }) => hit('DISTRICT', index, index + found.length));

function englishHits({ division, above, agency, isDistrict }: Workplace, text: string, isAuthor: boolean): Hit[] {
  const mentioned = division && /\s/.test(division.nameEn) ? [division] : [];
  const bodies = [...mentioned, ...(isAuthor ? [agency, ...above].filter(({ nameKo }) => nameKo !== city) : [])];
  const named = bodies.flatMap(({ nameEn }) => {
    const words = foldWord(nameEn)
      .split(/[\s-]+/)
      .map(literal);
    return words[0] ? [...text.matchAll(new RegExp(`(?<![a-z])${words.join('[\\s-]{0,3}')}(?![a-z])`, 'g'))] : [];
  });
  const office = isDistrict
    ? foldWord(agency.nameEn)
        .split(/[\s-]+/)
        .map(literal)
        .join('[\\s-]?')
    : null;
  const offices = office ? [...text.matchAll(new RegExp(`(?<![a-z])${office}\\s(?:district\\s)?office(?![a-z])`, 'g'))] : [];
  return [
    ...named.map(({ index, 0: found }) => hit('DEPARTMENT', index, index + found.length)),
    ...offices.map(({ index, 0: found }) => hit('DISTRICT', index, index + found.length)),
  ];
}
