import type { DemoClient } from './demo-client.js';
import type { DemoEdition, SignIn } from './demo-edition.js';
import type { DemoTeam } from './demo-teams.js';

interface Work {
  entry: string;
  department: string;
}

/** What follows once results are public: works are adopted, a team appeals and is answered, and certificates are issued. */
export async function loadAfterwards(
  [host, second]: readonly [DemoClient, DemoClient],
  as: SignIn,
  { edition, teams, year }: { edition: DemoEdition; teams: readonly DemoTeam[]; year: number },
): Promise<void> {
  const works = await awardedWorks(host, edition);
  await adopt(host, works, year);
  await appeal(second, as, { edition, teams, works });
  await issueCertificates(host, edition);
}

/** Those with an award, the highest first, each with where its team works. */
async function awardedWorks(host: DemoClient, { slug }: DemoEdition): Promise<Work[]> {
  const query = `query ($slug: String!) { organizerDesk(competition: $slug) {
    adoptions { nodes { entry } }
    entries(first: 100) { nodes { id team { members { department { id } } } } } } }`;
  interface Desk {
    adoptions: { nodes: { entry: string }[] };
    entries: { nodes: { id: string; team: { members: { department: { id: string } | null }[] } }[] };
  }
  const { organizerDesk } = await host.query<{ organizerDesk: Desk }>(query, { slug });
  const { adoptions, entries } = organizerDesk;
  return adoptions.nodes.map(({ entry }) => {
    const { members } = entries.nodes.find(({ id }) => id === entry)!.team;
    return { entry, department: members.find(({ department }) => department !== null)!.department!.id };
  });
}

/** The highest is in use, the next one is under way; of the third nothing is recorded yet. Both stand on the yearly list. */
async function adopt(host: DemoClient, [first, next]: Work[], year: number): Promise<void> {
  const inUse = {
    status: 'ADOPTED',
    plan: '구·군 담당 부서가 매달 보는 지도로 만들어 사업 대상지를 고르는 데 씁니다.',
    outcome: '대상지를 고르는 데 걸리던 시간이 한 달에서 닷새로 줄었습니다.',
    figure: { value: '1200', unit: '만원/년' },
  };
  const plan = '시범 구 한 곳에서 먼저 쓰고, 결과를 보아 전체 구·군으로 넓힙니다.';
  const underWay = { status: 'IN_PROGRESS', plan, dueOn: `${year + 1}-06-30` };
  await host.mutate('recordAdoption', { ...first!, seen: 0, ...inUse, isPublic: true }, '{ version }');
  await host.mutate('recordAdoption', { ...next!, seen: 0, ...underWay, isPublic: true }, '{ version }');
}

/** A team that won nothing appeals, and an organiser who did not judge answers with reasons. */
async function appeal(
  second: DemoClient,
  as: SignIn,
  { edition, teams, works }: { edition: DemoEdition; teams: readonly DemoTeam[]; works: readonly Work[] },
): Promise<void> {
  const own = `query ($id: ID!) { myTeam(competition: $id) { entry { id } } }`;
  for (const { lead } of teams) {
    const leader = await as(lead.email);
    const { myTeam } = await leader.query<{ myTeam: { entry: { id: string } } }>(own, { id: edition.id });
    const entry = myTeam.entry.id;
    if (works.some((work) => work.entry === entry)) continue;
    const text = '분석 방법 항목의 점수가 다른 항목에 비해 너무 낮습니다. 합계를 낼 때 항목이 바뀌지 않았는지 확인해 주세요.';
    const filed = await leader.mutate('fileAppeal', { entry, ground: 'miscalculation', text });
    const decision = '위원 세 사람의 채점표와 산정 기록을 모두 대조한 결과, 항목과 합계가 공고한 방법대로 계산되어 있습니다.';
    await second.mutate('answerAppeal', { appeal: filed.id, outcome: 'DISMISSED', decision });
    return;
  }
}

/** They are drawn in the background: the first start does not wait for them. */
async function issueCertificates(host: DemoClient, { id: competition }: DemoEdition): Promise<void> {
  await host.mutate('setCertificateWording', { competition, wording: { issuer: '부산광역시장' } }, '{ issuer }');
  await host.mutate('issueCertificates', { competition, of: 'TEAMS' });
}
