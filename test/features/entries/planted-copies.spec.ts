import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import type { FileSlot } from '../../../src/domain/file-slot.js';
import { defaultSlotRules } from '../../../src/domain/slot-rule.js';
import { type FileKind, fileKinds } from '../../../src/platform/files/file-kind.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anHwpx } from '../../support/documents.js';
import { namesIn } from '../../support/hidden-text.js';
import { aJudge, anAssignment, moveStage } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';
import { plantedKinds, secretOf } from '../../support/planted.js';
import { eventually } from '../../support/story.js';
import { aDraft, anEdition, aTeam, type TestEdition, uploaded } from './an-edition.js';

let app: TestApp;
let edition: TestEdition;
let judge: Person;
let seat: string;
beforeAll(async () => {
  app = await startTestApp();
  edition = await anEdition(app, 'busan-2025');
  // A name may hide in macros, too.
  const slots = defaultSlotRules.map((rule) => ({ ...rule, takesMacros: rule.slot === slot }));
  await edition.organizer.mutate('setFileSlots', { competition: edition.id, slots, reason: '증빙은 어떤 문서든 받습니다.' }, '{ id }');
  judge = await app.person('judge@busan.example');
  seat = await aJudge(app.db, made(), judge.account!.id);
});
afterAll(() => app.close());

const made = () => ({ id: edition.id, slug: edition.slug, stage: edition.stageId, finalStage: '', tracks: { 분석: edition.trackId } });

/** It takes every kind. */
const slot: FileSlot = 'EVIDENCE';

interface Copy {
  id: string;
  slot: string;
  state: string;
}

async function copiesOf(version: string): Promise<Copy[]> {
  return app.db.query(
    `select judge_copy.id, slot, shown_copy.state from judge_copy join entry_file on entry_file.id = judge_copy.entry_file_id
       join shown_copy on shown_copy.original_id = entry_file.stored_file_id where version_id = $1`,
    [version],
  );
}

// What teams upload and judges fetch, over HTTP: nothing of a name that only the file itself has.
test.each(Object.entries(plantedKinds))(
  '%s: a judge fetches it without any of the names that are hidden in it',
  async (kind, { places, make }) => {
    const lead = await app.person(`lead-${kind.toLowerCase()}@busan.example`);
    const { id: entry } = await aDraft(lead, await aTeam(app, edition, [lead]));
    const planted = await make();
    const names = places.map((_, index) => secretOf(index));
    const name = `${secretOf(0)} 최종.${fileKinds[kind as FileKind].ending}`;
    await lead.mutate('attachFile', { entry, file: (await uploaded(lead, await anHwpx(), '보고서.hwpx')).id, slot: 'REPORT' });
    await lead.mutate('attachFile', { entry, file: (await uploaded(lead, planted, name)).id, slot });
    const version = await lead.mutate<{ id: string }>('submitEntry', { entry });
    await eventually(async () => (await copiesOf(version.id)).every(({ state }) => state !== 'PENDING'), 'copies for judges');
    const copy = (await copiesOf(version.id)).find((one) => one.slot === slot)!;
    await anAssignment(app.db, made(), seat, { id: entry }, { code: `K${String(++codes).padStart(3, '2')}` });
    await moveStage(app.db, made(), StageState.OPEN);
    const response = await judge.get(`/judge-copies/${copy.id}`);
    const headers = JSON.stringify([...response.headers]);
    const body = Buffer.from(await response.arrayBuffer());
    expect([copy.state, response.status, await namesIn(planted, names)]).toEqual(['READY', 200, names]);
    expect([await namesIn(body, names), headers.includes(encodeURIComponent('강해린'))]).toEqual([[], false]);
  },
);

let codes = 0;
