import { expect, test } from '@jest/globals';
import { presentationRubric } from '../../src/domain/default-rubric.js';
import { type EditionTemplate, editionTemplates } from '../../src/domain/edition-template.js';
import { problemsOfEditionNames } from '../../src/domain/edition.js';
import { problemsOfAiPolicy } from '../../src/domain/generative-ai.js';
import { problemsOfFinalRule } from '../../src/domain/final-rule.js';
import { problemsOfRepeats } from '../../src/domain/problem.js';
import { problemsOfRubric } from '../../src/domain/rubric.js';
import { problemsOfRule } from '../../src/domain/stage-rule.js';
import { problemsOfTeamRules } from '../../src/domain/team.js';

test('templates have keys of their own', () => {
  expect(editionTemplates.map(({ key }) => key)).toEqual([...new Set(editionTemplates.map(({ key }) => key))]);
});

const knownStages = ({ stages }: EditionTemplate) => stages.map(({ rubric }, index) => ({ ordinal: index + 1, rubric }));

test.each(editionTemplates.map((template) => [template.key, template] as const))('nothing is wrong with the template %s', (_, template) => {
  const names = template.tracks.map(({ shortName }) => shortName);
  expect([
    ...problemsOfEditionNames(template),
    ...problemsOfTeamRules(template),
    ...problemsOfAiPolicy(template.aiPolicy),
    ...problemsOfRepeats(names, (index) => `tracks.${index}`),
    ...template.stages.flatMap(({ rubric, rule }) => [...problemsOfRubric(rubric), ...problemsOfRule(rule, rubric)]),
    ...(template.finalRule ? problemsOfFinalRule(template.finalRule, knownStages(template)) : []),
  ]).toEqual([]);
});

test('every rubric of a template adds up to 100', () => {
  const sums = editionTemplates.flatMap(({ stages }) =>
    stages.map(({ rubric }) => rubric.criteria.reduce((sum, { weight }) => sum + weight, 0)),
  );
  expect(new Set(sums)).toEqual(new Set([100]));
});

test('the presentation is scored as in DOMAIN 1.7', () => {
  expect(presentationRubric.criteria.map(({ nameKo, weight, maxPoints }) => [nameKo, weight, maxPoints])).toEqual([
    ['데이터 분석의 타당성', 25, '25.00'],
    ['활용성·기대효과', 30, '30.00'],
    ['창의성', 15, '15.00'],
    ['파급성', 15, '15.00'],
    ['발표력·질의응답', 15, '15.00'],
  ]);
});

test('who judges a presentation is enough to leave out two', () => {
  const trimmed = editionTemplates.flatMap(({ stages }) => stages).filter(({ rule }) => rule.tally === 'TRIMMED_MEAN');
  expect(trimmed.length).toBeGreaterThan(0);
  expect(trimmed.filter(({ rule, judgesPerEntry }) => judgesPerEntry < rule.minJudgesToTrim)).toEqual([]);
});

test('the final is 30 to 70, and its ties are broken as in DOMAIN 1.6', () => {
  const { finalRule } = editionTemplates.find(({ key }) => key === 'paper-and-presentation')!;
  expect(finalRule!.stages.map(({ stage, weight }) => [stage, weight])).toEqual([
    [1, '30'],
    [2, '70'],
  ]);
  expect(finalRule!.tieBreak.map(({ link, stage, key }) => [link, stage, key])).toEqual([
    ['CRITERION', 2, 'usefulness'],
    ['CRITERION', 2, 'validity'],
    ['PLAIN_MEAN', 2, null],
    ['STAGE', 1, null],
    ['DECISION', null, null],
  ]);
});
