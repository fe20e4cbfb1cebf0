import type { AppealOutcome } from '../../domain/appeal.js';
import type { Template } from '../../platform/mail/letter.js';

export const APPEAL_FILED = 'appeal-filed';
export const APPEAL_ANSWERED = 'appeal-answered';
export const APPEAL_CONCLUDED = 'appeal-concluded';

interface Facts {
  titleKo: string;
  titleEn: string;
  groundKo: string;
  groundEn: string;
  link: string;
}

/** To the organisers: there is something to answer. What the team says is read where it is on record who did. */
export const appealFiled: Template<Facts & { entryNumber: string }> = {
  ko: ({ titleKo, entryNumber, groundKo, link }) => ({
    subject: `[${titleKo}] 이의신청이 접수되었습니다`,
    text: `출품작 ${entryNumber} 팀이 이의신청을 냈습니다.

사유: ${groundKo}

이 출품작을 심사하지 않았고 팀과 이해관계가 없는 사람이 답변해 주세요.

${link}`,
  }),
  en: ({ titleEn, entryNumber, groundEn, link }) => ({
    subject: `[${titleEn}] An appeal was filed`,
    text: `The team of entry ${entryNumber} has filed an appeal.

Ground: ${groundEn}

Somebody who did not judge the entry, and has no conflict of interest with the team, has to answer it.

${link}`,
  }),
};

const outcomes: Record<AppealOutcome, { ko: string; en: string }> = {
  UPHELD: { ko: '받아들였습니다(인용)', en: 'was upheld' },
  DISMISSED: { ko: '받아들이지 않았습니다(기각)', en: 'was dismissed' },
  INADMISSIBLE: { ko: '심리하지 않고 돌려보냈습니다(각하)', en: 'could not be looked into' },
};

/** To the members of the team: how its appeal was answered, and why. */
export const appealAnswered: Template<Facts & { outcome: AppealOutcome; decision: string }> = {
  ko: ({ titleKo, groundKo, outcome, decision, link }) => ({
    subject: `[${titleKo}] 이의신청에 답변을 드립니다`,
    text: `이의신청(${groundKo})을 ${outcomes[outcome].ko}.

결정 이유:
${decision}
${outcome === 'UPHELD' ? '\n필요한 조치를 마치면 결과를 다시 공표하거나, 결과가 그대로이면 처리 결과를 알려 드립니다. 다시 공표하면 전후의 결과가 모두 공개됩니다.\n' : ''}
${link}`,
  }),
  en: ({ titleEn, groundEn, outcome, decision, link }) => ({
    subject: `[${titleEn}] Your appeal was answered`,
    text: `Your appeal (${groundEn}) ${outcomes[outcome].en}.

The decision:
${decision}
${outcome === 'UPHELD' ? '\nOnce what has to follow is done, results are published again, and both publications stay visible; where they stay as they are, you are told what came of it.\n' : ''}
${link}`,
  }),
};

/** To the members of the team: what came of an appeal that was upheld, where results stay as they are. */
export const appealConcluded: Template<Facts & { result: string }> = {
  ko: ({ titleKo, groundKo, result, link }) => ({
    subject: `[${titleKo}] 인용한 이의신청의 처리 결과를 알려 드립니다`,
    text: `받아들인 이의신청(${groundKo})의 조치를 마쳤습니다. 공표한 결과는 그대로입니다.

처리 결과:
${result}

${link}`,
  }),
  en: ({ titleEn, groundEn, result, link }) => ({
    subject: `[${titleEn}] What came of your appeal`,
    text: `What had to follow your upheld appeal (${groundEn}) is done. The published results stay as they are.

What came of it:
${result}

${link}`,
  }),
};
