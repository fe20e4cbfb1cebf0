import type { DemoClient } from './demo-client.js';
import type { DemoEdition, SignIn } from './demo-edition.js';
import type { DemoTeam } from './demo-teams.js';

interface Nominee {
  id: string;
  entryNumber: string;
  title: string;
}

/** Nominees are public: one report is decided by two organisers after its team was heard, another one waits. */
export async function loadVerification(
  [host, second]: readonly [DemoClient, DemoClient],
  as: SignIn,
  { edition, teams }: { edition: DemoEdition; teams: readonly DemoTeam[] },
): Promise<void> {
  await host.mutate('openVerification', { competition: edition.id });
  const query = `query ($slug: String!) { verification(slug: $slug) { nominees { id entryNumber title } } }`;
  const { verification } = await host.query<{ verification: { nominees: Nominee[] } }>(query, { slug: edition.slug });
  const [first, other] = verification.nominees;
  await host.sendForm(`/verification/${edition.slug}`, {
    nominee: first!.id,
    ground: 'DOUBLE_AWARD',
    text: '지난해 부산광역시 경진대회에 낸 작품과 제목이 같습니다. 같은 작품으로 이미 상을 받았는지 확인해 주세요.',
    links: '',
    contact: 'reader@busan.example',
    website: '',
  });
  await decide([host, second], as, { edition, team: teams.find(({ work }) => work.title === first!.title)! });
  await host.sendForm(`/verification/${edition.slug}`, {
    nominee: other!.id,
    ground: 'FALSE_DATA',
    text: '보고서 3쪽 표의 건수가 공공데이터포털에 올라온 것과 다릅니다. 어느 시점의 자료인지 확인해 주세요.',
    links: '',
    contact: '',
    website: '',
  });
}

/** The team is asked and answers; one organiser decides that there is nothing to it, another one confirms that. */
async function decide(
  [host, second]: readonly [DemoClient, DemoClient],
  as: SignIn,
  { edition: { slug }, team }: { edition: DemoEdition; team: DemoTeam },
): Promise<void> {
  const reports = `query ($slug: String!) { organizerDesk(competition: $slug) { verification { reports { nodes { id } } } } }`;
  const desk = await host.query<{ organizerDesk: { verification: { reports: { nodes: { id: string }[] } } } }>(reports, { slug });
  const report = desk.organizerDesk.verification.reports.nodes[0]!.id;
  const dueAt = new Date(Date.now() + 3 * 86_400_000).toISOString();
  const question = '지난해 대회에 낸 작품과 무엇이 다른지, 지난해 작품이 상을 받았는지 알려 주세요.';
  const asked = await host.mutate('askExplanation', { report, question, dueAt });
  const answer = '지난해 자료를 올해 것으로 모두 바꾸고 예측 모형을 새로 만들었습니다. 지난해 대회의 규정에 따라 출품 사실도 밝혔습니다.';
  await (await as(team.lead.email)).mutate('giveExplanation', { explanation: asked.id, answer });
  const reason = '소명과 두 보고서를 대조하니 자료와 모형이 새로 만들어졌고, 공고에서 금한 중복 수상에 해당하지 않습니다.';
  const finding = await host.mutate('decideReport', { report, outcome: 'REJECTED', removes: false, reason });
  await second.mutate('confirmFinding', { finding: finding.id });
}
