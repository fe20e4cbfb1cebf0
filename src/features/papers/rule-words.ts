import type { FinalRule } from '../../domain/final-rule.js';
import type { StageRule } from '../../domain/stage-rule.js';

const roundings = { HALF_UP: '반올림', HALF_EVEN: '오사오입' } as const;
const rankings = { COMPETITION: '같은 순위 다음 순위를 건너뜀(1, 2, 2, 4)', DENSE: '같은 순위 다음 순위를 이어 붙임(1, 2, 2, 3)' } as const;

const tallies: Record<StageRule['tally'], (rule: StageRule) => string> = {
  MEAN: () => '심사위원 점수의 평균',
  MEDIAN: () => '심사위원 점수의 중앙값',
  ADJUSTED: () => '심사위원 사이의 엄격함 차이를 보정한 점수(조건이 갖추어지지 않으면 평균)',
  TRIMMED_MEAN: ({ drop, minJudgesToTrim, trimLevel }) =>
    `${trimLevel === 'TOTAL' ? '총점' : '평가항목'}에서 최고·최저 ${drop}개씩을 뺀 평균(심사표가 ${minJudgesToTrim}개보다 적으면 평균)`,
};

/** How a stage's marks become places, in a sentence or two. `nameOf`: what a criterion is called. */
export function stageRuleInWords(rule: StageRule, nameOf: (criterion: string) => string): string {
  const links = rule.tieBreak.map(({ link, criterion }) => linkInWords(link, criterion === null ? null : nameOf(criterion)));
  return sentencesOf(tallies[rule.tally](rule), rule, links);
}

/** How stages and what comes from outside become the final places. */
export function finalRuleInWords(
  rule: FinalRule,
  nameOfStage: (ordinal: number) => string,
  nameOf: (stage: number, criterion: string) => string,
): string {
  const nameOfPart = (key: string) => rule.parts.find((part) => part.key === key)?.nameKo ?? key;
  const weighted = [
    ...rule.stages.map(({ stage, weight }) => `${nameOfStage(stage)} ${plainWeight(weight)}%`),
    ...rule.parts.flatMap(({ nameKo, weight }) => (weight === null ? [] : `${nameKo} ${plainWeight(weight)}%`)),
  ];
  const bonuses = rule.parts
    .filter(({ kind }) => kind === 'BONUS')
    .map(({ nameKo, maxPoints }) => `${nameKo} 최대 ${plainWeight(maxPoints)}점 가점`);
  const penalties = rule.penalties.map(({ nameKo, maxPoints }) => `${nameKo} 최대 ${plainWeight(maxPoints)}점 감점`);
  const links = rule.tieBreak.map(({ link, stage, key }) => {
    const of = link === 'PART' ? nameOfPart(key!) : link === 'STAGE' ? nameOfStage(stage!) : key === null ? null : nameOf(stage!, key);
    return linkInWords(link, of);
  });
  return sentencesOf([weighted.join(' + '), ...bonuses, ...penalties].join(', '), rule, links);
}

function sentencesOf(score: string, rule: Pick<StageRule, 'decimals' | 'rounding' | 'ranking'>, links: readonly string[]): string {
  const ties =
    links.length === 0 ? '동점이면 같은 순위로 둔다' : `동점이면 ${links.join(' → ')} 차례로 가리고, 그래도 같으면 같은 순위로 둔다`;
  return `${score}. 소수점 아래 ${rule.decimals}자리까지 ${roundings[rule.rounding]}. ${ties}. 순위는 ${rankings[rule.ranking]}.`;
}

const linkWords: Record<string, string> = {
  PLAIN_MEAN: '빼지 않은 평균',
  MEDIAN: '중앙값',
  EARLIER_SUBMISSION: '먼저 제출한 순서',
  DECISION: '심의 결정',
};

/** A link of a chain, or what broke a tie, as people call it. `of`: the criterion, the stage or the part. */
const linkInWords = (link: string, of: string | null): string => linkWords[link] ?? of ?? link;

/** What a standing says of a broken tie: the key of a criterion or part, `STAGE_1`, or the name of another link. */
export function tieInWords(tieBrokenBy: string | null, nameOf: (key: string) => string): string {
  if (tieBrokenBy === null) return '';
  const stage = /^STAGE_(\d+)$/.exec(tieBrokenBy);
  return stage ? `${stage[1]}단계 점수` : (linkWords[tieBrokenBy] ?? nameOf(tieBrokenBy));
}

const plainWeight = (decimal: string): string => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal);
