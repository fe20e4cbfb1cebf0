import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import type { FinalRule as FinalRuleWords } from '../../domain/final-rule.js';
import { saysWhy } from '../../domain/permission/entry.js';
import { mayPrintReport } from '../../domain/permission/paper.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { formatSeoul } from '../../domain/seoul-time.js';
import { databaseNow } from '../../platform/database/transaction.js';
import { currentDecision } from '../awards/award.queries.js';
import { Competition, Track } from '../competitions/competition.entity.js';
import { latestFinalRule } from '../scoring/final-rule.queries.js';
import { rankingThatCounts, standingsOf } from '../results/publishable.queries.js';
import { namesOfEntries } from '../results/settlement.queries.js';
import { paperApart } from './paper-apart.js';
import type { PrintedReport, ReportSection } from './report-paper.js';
import { awardSection, rankingSection } from './report-ranking.js';
import { conflictSection, decisionSection, panelSection, who } from './report-sections.js';
import { stagesOf, stagesSection } from './report-stages.js';
import { conflictsOf, decisionsOf, entryCounts, missingSheetsOf, namesOfAccounts, panelOf } from './report.queries.js';
import { finalRuleInWords } from './rule-words.js';

export interface ReportOnPaper {
  bytes: Buffer;
  fileName: string;
  competitionId: string;
  /** Accounts that it names. */
  people: string[];
}

/** The report on the result of an edition (심사결과보고) on paper, from what is on record now. */
@Injectable()
export class ReportService {
  constructor(private readonly db: DataSource) {}

  /** For organisers and auditors, once there is a ranking that counts. `slug`: of the edition. */
  async paperFor(actor: Actor, slug: string, reason: string | null): Promise<ReportOnPaper> {
    const db = this.db.manager;
    const competition = await db.getRepository(Competition).findOneBy({ slug });
    if (!competition) throw new Refused(refusal('NOT_FOUND'));
    refuse(mayPrintReport(actor, competition.id));
    refuse(saysWhy(reason));
    const { report, people } = await this.gather(db, competition);
    const bytes = await paperApart({ draw: 'REPORT', report });
    return { bytes, fileName: `심사결과보고 ${slug}.pdf`, competitionId: competition.id, people };
  }

  private async gather(db: EntityManager, competition: Competition): Promise<{ report: PrintedReport; people: string[] }> {
    const { id, titleKo } = competition;
    const ranking = await rankingThatCounts(db, id);
    if (!ranking) throw new Refused(refusal('NOTHING_SETTLED'));
    const [stages, tracks] = [
      await stagesOf(db, id),
      await db.getRepository(Track).find({ where: { competitionId: id }, order: { ordinal: 'ASC' } }),
    ];
    const [panel, conflicts, missing, decisions] = [
      await panelOf(db, id),
      await conflictsOf(db, id),
      await missingSheetsOf(db, id),
      await decisionsOf(db, id),
    ];
    const awards = await currentDecision(db, id);
    const deciders = [ranking.settlement.settledBy, ...(awards ? [awards.decision.decidedBy, awards.decision.closedBy!] : [])];
    const accounts = await namesOfAccounts(db, deciders);
    const ranked = standingsOf(ranking).map(({ entry }) => entry);
    const names = new Map((await namesOfEntries(db, ranked)).map((entry) => [entry.id, entry]));
    const nameOfCriterion = (key: string) => stages.flatMap(({ criteria }) => criteria).find((one) => one.key === key)?.nameKo ?? key;
    const nameOfStage = (ordinal: number) => stages.find((stage) => stage.ordinal === ordinal)?.nameKo ?? `${ordinal}단계`;

    const sections: ReportSection[] = [stagesSection(stages), panelSection(panel), conflictSection(conflicts, missing)];
    const announced = ranking.isFinal ? await latestFinalRule(db, id) : null;
    if (announced) {
      const rule = JSON.parse(announced.rule) as FinalRuleWords;
      const inWords = finalRuleInWords(rule, nameOfStage, (stage, key) => `${nameOfStage(stage)} ${nameOfCriterion(key)}`);
      sections.push({ title: '최종 산정 규칙', paragraphs: [inWords], tables: [] });
    }
    const columns = stages.map(({ ordinal, nameKo }) => ({ ordinal, name: nameKo }));
    sections.push(rankingSection(ranking, { tracks, names, stages: columns, nameOfLink: nameOfCriterion }));
    if (awards) {
      const { decision, isCurrent } = awards;
      const by = who(accounts.get(decision.decidedBy) ?? '', accounts.get(decision.closedBy!) ?? '');
      const outdated = isCurrent ? '' : ' 그 뒤 순위가 다시 확정되어 수상작을 다시 정해야 합니다.';
      sections.push(awardSection(awards, names, `${decision.version}번째 결정, ${formatSeoul(decision.closedAt!)} ${by}.${outdated}`));
    }
    sections.push(decisionSection(decisions));

    const now = await databaseNow(db);
    const { submitted, withdrawn, disqualified } = await entryCounts(db, id);
    const sheets = panel.reduce((sum, row) => sum + row.submitted, 0);
    const facts: PrintedReport['facts'] = [
      ['대회', `${titleKo} (${competition.year})`],
      ['출품작', `${submitted}점 제출 (기권 ${withdrawn}, 실격 ${disqualified})`],
      [
        '심사',
        `${stages.map(({ nameKo }) => nameKo).join(', ')} · 심사위원 ${new Set(panel.flatMap(({ people }) => people)).size}명 · 심사표 ${sheets}개`,
      ],
      [
        '결과 확정',
        `${formatSeoul(ranking.settlement.settledAt)} ${accounts.get(ranking.settlement.settledBy) ?? ''} (${ranking.settlement.ordinal}번째)`,
      ],
      ['입력값 해시', ranking.settlement.inputsHash],
    ];
    const people = [...new Set([...[...panel, ...conflicts, ...missing, ...decisions].flatMap((row) => row.people), ...deciders])];
    const signatures = ['심사위원장', '간사', '담당자'];
    return { report: { competition: titleKo, at: now, printed: formatSeoul(now), facts, sections, signatures }, people };
  }
}
