import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PublicLine } from '../../domain/publication-diff.js';
import { mayReplace } from '../../domain/permission/publication.js';
import { refusal, refuse } from '../../domain/refusal.js';
import { transaction } from '../../platform/database/transaction.js';
import type { Competition } from '../competitions/competition.entity.js';
import { publishableRanking } from '../results/publishable.queries.js';
import type { PublicationPreviewInput } from './publication.input.js';
import type { PublicationPreview } from './publication-preview.type.js';
import { asPublicLine, differenceTo, publicLinesOf } from './published-now.js';
import { type ToPublish, whatToPublish } from './to-publish.js';

/** What an organiser sees before anybody else does. */
@Injectable()
export class PublicationPreviewService {
  constructor(private readonly db: DataSource) {}

  /** What would be published of an edition now, and the members whose names it shows. Whoever calls has asked who is looking. */
  async of(competition: Competition, wish: PublicationPreviewInput): Promise<PublicationPreview & { members: string[] }> {
    const ranking = await publishableRanking(this.db, wish.settlement);
    if (ranking?.competitionId !== competition.id) refuse(refusal('NOT_FOUND'));
    return transaction(this.db, async (tx) => {
      const content = await whatToPublish(tx, competition, ranking!, { ...wish, options: wish.options ?? null });
      const { now, changes, isSame } = await differenceTo(tx, content);
      const objection = content.objection ?? mayReplace({ hash: content.hash, isSameAsNow: isSame, expected: null });
      const counts = countsOf(content);
      return {
        hash: content.hash,
        refusal: objection?.code ?? null,
        options: content.options,
        awardedPlaces: content.awardedPlaces,
        counts,
        sentenceKo: `수상작 ${counts.winners}편, 성명 공개 동의 ${counts.membersNamed}명`,
        sentenceEn: `${counts.winners} winning entries, ${counts.membersNamed} members who agreed to be named`,
        standings: content.lines.map(asPublicLine).map(asStanding),
        standingsNow: now ? (await publicLinesOf(tx, [now.id])).map(({ line }) => line).map(asStanding) : [],
        changes,
        members: content.lines.flatMap(({ names }) => names.flatMap(({ memberId }) => memberId ?? [])),
      };
    });
  }
}

const asStanding = ({ reports, ...line }: PublicLine, index: number) => ({
  ...line,
  id: '',
  ordinal: index + 1,
  // They have an address once they are public.
  reports: reports.map((report) => ({ ...report, id: null, address: null })),
});

function countsOf({ lines }: ToPublish) {
  const named = (kind: string) => lines.flatMap(({ names }) => names.filter((name) => name.kind === kind)).length;
  return {
    lines: lines.length,
    winners: lines.filter(({ standing }) => standing.isWinner).length,
    teamsNamed: named('TEAM'),
    membersNamed: named('MEMBER'),
    summaries: lines.filter(({ standing }) => standing.summary !== null).length,
    reports: lines.flatMap(({ reports }) => reports).length,
    comments: lines.flatMap(({ comments }) => comments).length,
  };
}
