import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aPdf } from '../../support/documents.js';
import type { Person } from '../../support/person.js';
import { aDraft, aTeam, anEdition, declarations, type TestEdition, uploaded } from './an-edition.js';

let it: TestApp;
let edition: TestEdition;
let lead: Person;
let entry: string;
let team: string;
beforeAll(async () => {
  it = await startTestApp();
  edition = await anEdition(it, 'ai-2025');
  lead = await it.person('lead@ai.example');
  const made = await aTeam(it, edition, [lead]);
  team = made.id;
  ({ id: entry } = await aDraft(lead, made));
  const file = await uploaded(lead, await aPdf({ text: 'Report' }), '보고서.pdf');
  await lead.mutate('attachFile', { entry, file: file.id, slot: 'REPORT' });
});
afterAll(() => it.close());

const wish = (more: object = {}) => ({
  competition: edition.id,
  rule: 'LIMITED',
  stages: ['CODE', 'RESEARCH'],
  reason: '공정한 심사를 위해',
  ...more,
});
const POLICY = '{ aiPolicy { rule stages } }';
const asked = () => it.visitor.query(`{ competition(slug: "ai-2025") ${POLICY} }`);
const used = {
  used: true,
  service: 'ChatGPT',
  model: 'GPT-4o',
  scope: '초안',
  noConfidentialInputConfirmed: true,
  verification: '원자료와 대조함',
  prompts: '표를 요약해 줘.',
};

describe('the policy on generative AI', () => {
  test('allows it where nothing is said', async () => {
    expect(await asked()).toEqual({ competition: { aiPolicy: { rule: 'ALLOWED', stages: [] } } });
  });

  test('is set by organisers, for everybody to see, and how it was set is kept', async () => {
    expect((await lead.refusalOf('setAiPolicy', wish())).code).toBe('NOT_FOUND');
    const { organizer } = edition;
    expect(await organizer.refusalOf('setAiPolicy', wish({ stages: [], reason: '' }))).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: 'stages' }, { path: 'reason' }],
    });
    await organizer.mutate('setAiPolicy', wish({ rule: 'FORBIDDEN', stages: [] }));
    expect(await organizer.mutate('setAiPolicy', wish(), POLICY)).toEqual({ aiPolicy: { rule: 'LIMITED', stages: ['CODE', 'RESEARCH'] } });
    expect(await asked()).toEqual({ competition: { aiPolicy: { rule: 'LIMITED', stages: ['CODE', 'RESEARCH'] } } });
    expect(await organizer.query(`{ organizerDesk(competition: "ai-2025") { aiPolicyChanges { rule stages reason } } }`)).toEqual({
      organizerDesk: {
        aiPolicyChanges: [
          { rule: 'FORBIDDEN', stages: [], reason: '공정한 심사를 위해' },
          { rule: 'LIMITED', stages: ['CODE', 'RESEARCH'], reason: '공정한 심사를 위해' },
        ],
      },
    });
    const events = await it.db.query<{ data: string }[]>(`select data from audit_event where action = 'competition.ai_policy_set'`);
    expect(events.map(({ data }) => (JSON.parse(data) as { rule: string }).rule)).toEqual(['FORBIDDEN', 'LIMITED']);
  });

  test('keeps an entry that goes beyond it from being submitted, not from being drafted; the first submission settles it', async () => {
    const save = (stages: string[], revision: number) =>
      lead.mutate<{ declarations: { generativeAi: { prompts: string } } }>(
        'saveEntry',
        {
          team,
          revision,
          title: '빈집 정비 우선순위 분석',
          summary: '빈집을 나눈다.',
          declarations: { ...declarations, generativeAi: { ...used, stages } },
        },
        '{ declarations { generativeAi { prompts } } }',
      );
    expect((await save(['CODE', 'WRITING'], 1)).declarations.generativeAi.prompts).toBe('표를 요약해 줘.');
    expect(await lead.refusalOf('submitEntry', { entry }, '{ ordinal }')).toMatchObject({
      code: 'ENTRY_INCOMPLETE',
      problems: [{ path: 'declarations.generativeAi.stages.1', code: 'AI_NOT_FOR_THIS' }],
    });
    await save(['CODE'], 2);
    await lead.mutate('submitEntry', { entry }, '{ ordinal }');
    expect((await edition.organizer.refusalOf('setAiPolicy', wish())).code).toBe('WORK_SUBMITTED');
  });
});
