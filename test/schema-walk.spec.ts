import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getNamedType, type GraphQLObjectType, type GraphQLSchema, isLeafType, isObjectType } from 'graphql';
import { startTestApp, type TestApp } from './support/app.js';

let it: TestApp;
let schema: GraphQLSchema;
beforeAll(async () => {
  it = await startTestApp();
  ({ schema } = it.app.get(GraphQLSchemaHost));
});
afterAll(() => it.close());

/** Every object type to which a path leads from these operations. */
function reachableFrom(operations: readonly string[]): string[] {
  const roots = { ...schema.getQueryType()!.getFields(), ...schema.getMutationType()!.getFields() };
  const found = new Set<string>();
  const waiting = operations.map((name) => getNamedType(roots[name]!.type));
  for (let type = waiting.pop(); type; type = waiting.pop()) {
    // The walk knows object types only: an interface or a union could lead anywhere.
    expect([type.name, isObjectType(type) || isLeafType(type)]).toEqual([type.name, true]);
    if (!isObjectType(type) || found.has(type.name)) continue;
    found.add(type.name);
    waiting.push(...fieldsOf(type).map((field) => getNamedType(field.type)));
  }
  return [...found].toSorted();
}

const fieldsOf = (type: GraphQLObjectType) => Object.values(type.getFields());
const fieldNames = (name: string): string[] =>
  fieldsOf(schema.getType(name) as GraphQLObjectType)
    .map((field) => field.name)
    .toSorted();

const rootNames = (): string[] => [schema.getQueryType()!, schema.getMutationType()!].flatMap(fieldsOf).map((field) => field.name);

/** What judges do with sheets, their own. */
const ofSheets = [
  'saveSheet',
  'submitSheet',
  'reopenSheet',
  'askCorrection',
  'withdrawCorrection',
  'confirmTypedSheet',
  'returnTypedSheet',
];

test('from what a judge may ask, no path leads to a team, a member, an entry, an account, a department, a record or a receipt', () => {
  expect(reachableFrom(['judgeDesk', 'myStages', ...ofSheets, 'signPledge', 'recuse', 'declareConflict', 'myDeclaredInterests'])).toEqual([
    'AdvanceQuota',
    'AiPolicy',
    'AnsweredQuestion',
    'AppealGround',
    'AppealTerms',
    'AssignedEntry',
    'AwardRule',
    'AwardTier',
    'CommentDuty',
    'Competition',
    'Criterion',
    'DeclaredInterest',
    'Deliberation',
    'FinalPart',
    'FinalRule',
    'FinalStage',
    'FinalTieBreakLink',
    'Floor',
    'JudgeCopyFile',
    'JudgeDesk',
    'JudgeSeat',
    'KeptContent',
    'KeptMark',
    'LevelAnchor',
    'LowestMark',
    'Mark',
    'Notice',
    'NoticeAttachment',
    'NoticeVersion',
    'PenaltyGround',
    'PresentedEntry',
    'Rubric',
    'ScoringProgress',
    'Sheet',
    'SheetCorrection',
    'SheetToRecheck',
    'SlotRule',
    'Stage',
    'StageRule',
    'TieBreakLink',
    'Track',
    'TypedSheet',
  ]);
});

test('nor does one from what a chair, who may judge, decides of challenges', () => {
  const types = reachableFrom(['challengesToDecide', 'ruleOnChallenge']);
  expect(types.filter((type) => /Team|Member|Entry|Account|Department|Assignment|Panel|^Judge$/.test(type))).toEqual([]);
  expect(types).toEqual(expect.arrayContaining(['ChairedChallenge', 'ChallengedJudge', 'Stage']));
});

test('what a judge sees of an entry is this, and nothing more', () => {
  expect(fieldNames('AssignedEntry')).toEqual([
    'assignment',
    'code',
    'corrections',
    'files',
    'isAbsent',
    'sheet',
    'state',
    'summary',
    'title',
    'typed',
  ]);
  expect(fieldNames('PresentedEntry')).toEqual([...fieldNames('AssignedEntry'), 'teamName'].toSorted());
  expect(fieldNames('JudgeCopyFile')).toEqual(['id', 'kind', 'name', 'pageMediaType', 'pages', 'size']);
  // What a team is shown of its draft is no more.
  expect(fieldNames('ShownFile')).toEqual(['kind', 'name', 'pageMediaType', 'pages', 'size']);
  expect(fieldNames('EntryAsJudgesSee')).toEqual(['code', 'files', 'summary', 'title']);
  expect(fieldNames('Sheet')).toEqual(['comment', 'id', 'marks', 'revision', 'state', 'submittedAt', 'total', 'updatedAt']);
  expect(fieldNames('SheetToRecheck')).toEqual(['assignment', 'code', 'en', 'ko']);
  expect(fieldNames('TypedSheet')).toEqual(['content', 'decidedAt', 'id', 'isTaken', 'returnReason', 'state', 'typedAt', 'typedByYou']);
  expect(fieldNames('DeclaredInterest')).toEqual(['declaredAt', 'department', 'id', 'personEmail', 'personName']);
  expect(fieldNames('JudgeSeat')).toEqual(['competition', 'pledgedAt', 'stage', 'tracks']);
  expect(fieldNames('AnsweredQuestion')).toEqual(['answer', 'answeredAt', 'id', 'question']);
  expect(fieldNames('Notice')).toEqual(['id', 'publishedAt', 'versions']);
  expect(fieldNames('Track')).toEqual(['id', 'nameEn', 'nameKo', 'ordinal', 'shortName']);
});

/** What answers an own appeal alone. */
const FILED: Record<string, string[]> = { EntryFeedback: [], Appeal: ['fileAppeal', 'withdrawAppeal'] };

test('how a score came about is for the own team and for organisers; how sure it is, and what a committee talks about, for organisers alone', () => {
  const leadingTo = (type: string) => rootNames().filter((name) => reachableFrom([name]).includes(type));
  const own = leadingTo('EntryResult');
  expect(own).toEqual(leadingTo('Entry'));
  expect(
    reachableFrom(own).filter((type) => /Standing|Deliberated|TrackDeliberation|Committee|Settle|Interval|Sensitivity/.test(type)),
  ).toEqual([]);
  expect(fieldNames('EntryResult')).toEqual(['explanation', 'score', 'stage']);
  expect(fieldNames('ScoreExplanation')).toEqual(['en', 'ko']);
  for (const type of ['EntryFeedback', 'Appeal']) expect(leadingTo(type).filter((name) => !own.includes(name))).toEqual(FILED[type]);
  expect(fieldNames('CriterionFeedback')).toEqual(['comments', 'highest', 'lowest', 'maxPoints', 'mean', 'nameEn', 'nameKo']);
  expect(fieldNames('StageFeedback')).toEqual(['comments', 'criteria', 'sheets', 'stage', 'standing']);
  const organisers = leadingTo('SettledStanding');
  expect(leadingTo('ScoreExplanation').toSorted()).toEqual([...own, ...organisers].toSorted());
  expect(leadingTo('TrackDeliberation')).toEqual(['organizerDesk']);
  const others = ['publishedResults', 'competitions', 'competition', 'judgeDesk', 'myStages', 'challengesToDecide', ...ofSheets];
  expect(others.filter((name) => [...own, ...organisers].includes(name))).toEqual([]);
});

test('the walk finds such types where they are: from the desk of those who organise', () => {
  expect(reachableFrom(['organizerDesk'])).toEqual(
    expect.arrayContaining(['Account', 'Panel', 'PanelJudge', 'Assignment', 'JudgeProgress', 'StageDiagnostics', 'JudgeDiagnosis']),
  );
});

test('sheets and marks are on no type that anybody but their judge can ask for; what was asked to be corrected, or typed from paper, is', () => {
  const leadingTo = (types: string[]) =>
    rootNames()
      .filter((name) => reachableFrom([name]).some((type) => types.includes(type)))
      .toSorted();
  const own = ['judgeDesk', 'saveSheet', 'submitSheet', 'reopenSheet', 'recuse'];
  expect(leadingTo(['Sheet', 'Mark', 'AssignedEntry'])).toEqual(own.toSorted());
  const corrections = ['judgeDesk', 'askCorrection', 'withdrawCorrection', 'recuse', 'organizerDesk', 'decideCorrection'];
  const typed = ['typeSheet', 'checkTypedSheet', 'confirmTypedSheet', 'returnTypedSheet'];
  expect(leadingTo(['KeptContent', 'KeptMark'])).toEqual([...corrections, ...typed].toSorted());
});

test('how sure a place is, and how generous a judge was, is for those alone to whom the desk of an edition opens, and for nobody in public', () => {
  const roots = [schema.getQueryType()!, schema.getMutationType()!].flatMap(fieldsOf).map((field) => field.name);
  const unsure = [
    'SettledStanding',
    'SettledTrack',
    'RankInterval',
    'SensitivityPlace',
    'LeaveOneOut',
    'JudgeEffect',
    'VarianceComponents',
  ];
  const leading = roots.filter((name) => reachableFrom([name]).some((type) => unsure.includes(type)));
  const ofAwards = ['confirmAwards', 'decideAwards', 'turnDownAwards'];
  const ofOrganisers = [
    'advanceEntries',
    'organizerDesk',
    'recordDeliberation',
    'settleStage',
    'undoAdvancement',
    'withdrawPublication',
    ...ofAwards,
  ];
  expect(leading.toSorted()).toEqual(ofOrganisers.toSorted());
  const told = /chance|standardError|rankInterval|leaveOneOut|sensitivity|effect|reliability|varianceComponents/i;
  for (const name of roots.filter((root) => !leading.includes(root)))
    for (const type of reachableFrom([name])) {
      const found = schema.getType(type);
      expect(isObjectType(found) ? fieldNames(type).filter((field) => told.test(field)) : []).toEqual([]);
    }
});
