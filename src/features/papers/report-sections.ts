import { formatSeoul } from '../../domain/seoul-time.js';
import type { ReportSection, ReportTable } from './report-paper.js';
import type { ConflictRow, DecisionRow, MissingSheetRow, PanelRow } from './report.queries.js';

const grounds: Record<ConflictRow['ground'], string> = {
  OWN_TEAM: '제척(본인이 팀원)',
  SAME_DEPARTMENT: '제척(같은 부서)',
  SAME_DISTRICT: '제척(같은 기관·구군)',
  INSTRUCTOR: '제척(교육 강사)',
  DECLARED: '회피(이해관계 신고)',
  RECUSED: '회피',
  CHALLENGED: '기피',
  EXCLUDED: '제척(담당자 결정)',
};

export const panelSection = (panel: readonly PanelRow[]): ReportSection => ({
  title: '심사위원',
  paragraphs: panel.length === 0 ? ['위촉한 심사위원이 없습니다.'] : [],
  tables: table(
    null,
    [
      { head: '심사 단계', share: 3, lines: 2 },
      { head: '부문', share: 3, lines: 2 },
      { head: '성명', share: 3 },
      { head: '배정', share: 1.2, atRight: true },
      { head: '제출', share: 1.2, atRight: true },
      { head: '비고', share: 2 },
    ],
    panel.map(({ stage, track, name, assigned, submitted, hasLeft }) => [
      stage,
      track,
      name,
      `${assigned}`,
      `${submitted}`,
      hasLeft ? '해촉' : '',
    ]),
  ),
});

export const conflictSection = (conflicts: readonly ConflictRow[], missing: readonly MissingSheetRow[]): ReportSection => ({
  title: '제척·기피·회피와 심사표 예외',
  paragraphs: [
    ...(conflicts.length === 0 ? ['제척·기피·회피가 없습니다.'] : []),
    ...(missing.length === 0 ? ['모든 심사표를 받고 심사를 마감했습니다.'] : []),
  ],
  tables: [
    ...table(
      '제척·기피·회피',
      [
        { head: '심사위원', share: 2 },
        { head: '출품작', share: 3, lines: 2 },
        { head: '사유', share: 4, lines: 6 },
        { head: '결정', share: 3, lines: 3 },
      ],
      conflicts.map(({ judge, entryNumber, team, ground, state, reason, decidedBy, raisedBy, at }) => [
        judge,
        [entryNumber, team].filter(Boolean).join(' '),
        [grounds[ground], state === 'LIFTED' ? '(해제)' : '', reason ?? ''].filter(Boolean).join(' '),
        [formatSeoul(at), who(raisedBy, decidedBy)].filter(Boolean).join(' '),
      ]),
    ),
    ...table(
      '심사표 없이 마감한 배정',
      [
        { head: '심사 단계', share: 2, lines: 2 },
        { head: '접수번호', share: 2 },
        { head: '심사위원', share: 2 },
        { head: '사유', share: 4, lines: 6 },
        { head: '결정', share: 3, lines: 3 },
      ],
      missing.map(({ stage, entryNumber, judge, reason, by, at }) => [
        stage,
        entryNumber,
        judge ?? '빈자리',
        reason,
        `${formatSeoul(at)} ${by}`,
      ]),
    ),
  ],
});

const decisionKinds: Record<DecisionRow['kind'], string> = { PENALTY: '감점', TIE: '동점 결정', DELIBERATION: '심의 결정' };

export const decisionSection = (decisions: readonly DecisionRow[]): ReportSection => ({
  title: '결정 사항',
  paragraphs: decisions.length === 0 ? ['감점, 동점 결정, 심의 결정이 없습니다.'] : [],
  tables: table(
    null,
    [
      { head: '구분', share: 2 },
      { head: '출품작', share: 3, lines: 4 },
      { head: '내용과 사유', share: 5, lines: 8 },
      { head: '결정·확인', share: 3.4, lines: 3 },
    ],
    decisions.map(({ kind, entries, points, reason, decidedBy, confirmedBy, at }) => [
      decisionKinds[kind],
      entries.join(' > '),
      [points === null ? '' : `${points}점 감점.`, reason].filter(Boolean).join(' '),
      `${formatSeoul(at)} ${who(decidedBy, confirmedBy)}`,
    ]),
  ),
});

/** Who decided, and who confirmed it, where two people did. */
export const who = (first: string | null, second: string | null): string =>
  first === null ? (second ?? '') : second === null ? first : `${first}(결정) ${second}(확인)`;

/** None where there is nothing to show. */
export const table = (caption: string | null, columns: ReportTable['columns'], rows: ReportTable['rows']): ReportTable[] =>
  rows.length === 0 ? [] : [{ caption, columns, rows }];
