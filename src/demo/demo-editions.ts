import { defaultAwardRule } from '../domain/award-rule.js';
import { loadAfterwards } from './demo-afterwards.js';
import { announceAwards, decideAwards, threeAwards, twoVerifiedAwards } from './demo-awards.js';
import type { DemoClient } from './demo-client.js';
import { copiesMade, type DemoEdition, endReceiving, seatJudges, setUpEdition, type SignIn, takePart } from './demo-edition.js';
import { scoreSheets } from './demo-judging.js';
import { chair, judges, secondOrganizer, secretary } from './demo-people.js';
import { type DemoTeam, teams } from './demo-teams.js';
import { loadVerification } from './demo-verification.js';

const ANALYSIS = { shortName: '분석', nameKo: '데이터 분석', nameEn: 'Data analysis' };
const USE = { shortName: '활용', nameKo: '데이터 활용', nameEn: 'Data utilisation' };

/** Fourteen teams are judged now, six have been, four are still at work. */
const [judged, published, receiving] = [teams.slice(0, 14), teams.slice(14, 20), teams.slice(20)];
/** Three of last year take part in another contest, too, with what they made of their work since. */
const verified = published.slice(3);

/** The edition before: three judges scored six entries, two organisers gave three awards, the ranking is public, and what follows it is done. */
export async function loadPublished(host: DemoClient, as: SignIn, year: number): Promise<void> {
  const edition = await setUpEdition(host, {
    slug: `busan-${year - 1}`,
    year: year - 1,
    titleKo: `${year - 1} 부산광역시 데이터 분석·활용 경진대회`,
    titleEn: `Busan Data Analysis & Utilization Competition ${year - 1}`,
    closesIn: 1,
    tracks: [ANALYSIS],
    judgesPerEntry: 3,
  });
  await announceAwards(host, edition, threeAwards);
  const panel = judges.slice(0, 3);
  await judgeAll(host, as, edition, [{ track: edition.tracks[0]!, teams: published, panel, share: 1 }]);
  await host.mutate('closeStage', { stage: edition.stage });
  const settlement = await host.mutate('settleStage', { stage: edition.stage });
  const second = await as(secondOrganizer.email);
  await decideAwards(host, second, edition);
  const options = { places: 'ALL', scores: 'ALL', teamNames: 'ALL' };
  await host.mutate('publishResults', { settlement: settlement.id, options });
  await loadAfterwards([host, second], as, { edition, teams: published, year });
}

/** An edition whose two nominees are public before its results are: its days cannot be over in a demo that was loaded just now. */
export async function loadVerified(host: DemoClient, as: SignIn, year: number): Promise<void> {
  const edition = await setUpEdition(host, {
    slug: `busan-${year}-safety`,
    year,
    titleKo: `${year} 부산 재난안전 데이터 분석 경진대회`,
    titleEn: `Busan Disaster and Safety Data Competition ${year}`,
    closesIn: 1,
    tracks: [ANALYSIS],
    judgesPerEntry: 3,
  });
  await announceAwards(host, edition, twoVerifiedAwards);
  await judgeAll(host, as, edition, [{ track: edition.tracks[0]!, teams: verified, panel: judges.slice(4, 7), share: 1 }]);
  await host.mutate('closeStage', { stage: edition.stage });
  await host.mutate('settleStage', { stage: edition.stage });
  const second = await as(secondOrganizer.email);
  await decideAwards(host, second, edition);
  await loadVerification([host, second], as, { edition, teams: verified });
}

/** This year's edition: eight judges are half through with two tracks. */
export async function loadJudged(host: DemoClient, as: SignIn, year: number): Promise<void> {
  const edition = await setUpEdition(host, {
    slug: `busan-${year}`,
    year,
    titleKo: `${year} 부산광역시 데이터 분석·활용 경진대회`,
    titleEn: `Busan Data Analysis & Utilization Competition ${year}`,
    closesIn: 1,
    tracks: [ANALYSIS, USE],
    judgesPerEntry: 3,
  });
  await announceAwards(host, edition, defaultAwardRule);
  const [analysis, use] = edition.tracks as [string, string];
  await host.mutate('grantRole', { competition: edition.id, email: chair.email, role: 'CHAIR' });
  await host.mutate('grantRole', { competition: edition.id, email: secretary.email, role: 'SECRETARY' });
  await judgeAll(host, as, edition, [
    { track: analysis, teams: judged.slice(0, 8), panel: judges.slice(0, 4), share: 0.5 },
    { track: use, teams: judged.slice(8), panel: judges.slice(4), share: 0.5 },
  ]);
}

/** The edition to come: two teams have submitted, one has a draft, one has only registered. */
export async function loadReceiving(host: DemoClient, as: SignIn, year: number): Promise<void> {
  const edition = await setUpEdition(host, {
    slug: `busan-${year}-ideas`,
    year,
    titleKo: `${year} 부산 공공데이터 활용 아이디어 경진대회`,
    titleEn: `Busan Public Data Ideas Competition ${year}`,
    closesIn: 21,
    tracks: [USE],
    judgesPerEntry: 3,
  });
  const progress = ['SUBMITTED', 'SUBMITTED', 'DRAFTED', 'REGISTERED'] as const;
  for (const [index, team] of receiving.entries()) {
    await takePart(as, edition, { team, track: edition.tracks[0]!, until: progress[index]! });
  }
}

interface TrackOfDemo {
  track: string;
  teams: readonly DemoTeam[];
  panel: typeof judges;
  /** How much of the scoring is done. */
  share: number;
}

/** Everybody submits, every entry gets three judges of its track's panel in turn, the stage is opened, and the judges begin. */
async function judgeAll(host: DemoClient, as: SignIn, edition: DemoEdition, tracks: TrackOfDemo[]): Promise<void> {
  const entries = new Map<DemoTeam, string>();
  for (const { track, teams: ofTrack } of tracks) {
    for (const team of ofTrack) entries.set(team, (await takePart(as, edition, { team, track, until: 'SUBMITTED' }))!);
  }
  await endReceiving(host, edition);
  for (const { track, teams: ofTrack, panel } of tracks) {
    const seats = await seatJudges(host, as, { edition, track, judges: panel });
    for (const [index, team] of ofTrack.entries()) {
      for (const turn of [0, 1, 2]) {
        await host.mutate('assignJudge', { judge: seats[(index + turn) % seats.length]!, entry: entries.get(team)! });
      }
    }
  }
  await copiesMade(host, edition.slug, entries.size);
  await host.mutate('openStage', { stage: edition.stage });
  for (const { teams: ofTrack, panel, share } of tracks) {
    await scoreSheets(as, { edition, judges: panel, titles: ofTrack.map(({ work }) => work.title), share });
  }
}
