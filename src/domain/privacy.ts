import { consentKinds, consentText } from './consent.js';
import { keptFor, keptForInKorean, retentionClasses, retentionClassNames } from './retention.js';

interface Section {
  title: string;
  lines: readonly string[];
}

/** The privacy page (개인정보 처리방침), section by section. What it says of keeping is what the nightly job does. */
export const privacySections = (): { ko: Section[]; en: Section[] } => ({
  ko: [
    {
      title: '처리하는 목적과 항목',
      lines: [
        '참가 신청, 본인 확인, 심사, 시상, 안내를 위하여 성명, 메일, 소속기관, 부서, 직급, 직원번호를 처리합니다.',
        '교육 운영을 위하여 교육과정, 기수, 수료 여부를 처리합니다. 주민등록번호, 생년월일, 집 주소는 받지 않습니다.',
        ...consentKinds.map((kind) => consentText(kind).ko),
      ],
    },
    {
      title: '보유 기간',
      lines: retentionClassNames.map((name) => {
        const { what, since, basis } = retentionClasses[name];
        return `${what.ko}: ${since.ko}부터 ${keptForInKorean(name)} (근거: ${basis.ko})`;
      }),
    },
    {
      title: '파기',
      lines: [
        '기간이 끝난 것은 매일 밤 복구할 수 없게 지우고, 무엇을 몇 건, 언제, 어느 규칙으로 지웠는지 파기 대장에 남깁니다. 대장에는 개인정보가 없습니다.',
        '백업에 남은 것은 백업의 보관 기간이 끝날 때 함께 없어지며, 복원한 뒤에는 이 규칙을 다시 적용합니다.',
        '감사 기록에는 성명도 메일도 없으며, 결과를 검증할 수 있도록 지우지 않습니다.',
      ],
    },
    {
      title: '제공과 공개',
      lines: [
        '제3자에게 제공하지 않습니다. 심사위원에게는 팀과 팀원을 알리지 않습니다.',
        '수상 결과에는 동의한 사람의 성명과 소속만 공개하며, 동의를 철회하면 지체 없이 지웁니다.',
      ],
    },
    {
      title: '권리',
      lines: [
        '누구나 자신의 정보를 내려받고, 정정·삭제·처리정지를 요구하고, 선택 동의를 언제든지 철회하거나 다시 할 수 있습니다. 요구에는 10일 안에 답합니다.',
        '누가 내 정보를 언제 왜 보았는지도 로그인하여 볼 수 있습니다.',
      ],
    },
    {
      title: '안전 조치와 연락처',
      lines: [
        '역할별 최소 권한, 접속기록, 감사 기록의 위·변조 방지, 비밀번호의 일방향 암호화를 적용합니다.',
        '개인정보 보호책임자와 연락처는 이 대회를 여는 기관의 누리집에 있습니다.',
      ],
    },
  ],
  en: [
    {
      title: 'Purposes and data',
      lines: [
        'For registration, identification, judging, awards and notices: name, mail address, agency, division, grade and employee number.',
        'For training: courses, sessions and whether they were completed. No resident number, date of birth or home address is asked for.',
        ...consentKinds.map((kind) => consentText(kind).en),
      ],
    },
    {
      title: 'How long it is kept',
      lines: retentionClassNames.map((name) => {
        const { what, since, basis } = retentionClasses[name];
        return `${what.en}: ${keptFor(name)} from ${since.en} (ground: ${basis.en})`;
      }),
    },
    {
      title: 'Destruction',
      lines: [
        'What is due is destroyed every night beyond recovery. A record says what, how much, when and by which rule; it holds no personal data.',
        'Copies in backups go when the backup does; after a restoration these rules are applied again.',
        'The audit trail holds no name and no mail address; it stays, so that results can be verified.',
      ],
    },
    {
      title: 'Disclosure',
      lines: [
        'Nothing is given to third parties. Judges are not told of teams and their members.',
        'Results show the names and divisions of those only who consented, and no longer once the consent is withdrawn.',
      ],
    },
    {
      title: 'Your rights',
      lines: [
        'You may download your data, ask for it to be corrected, deleted or suspended (answered within ten days), and withdraw an optional consent or give it again at any time.',
        'Signed in, you also see who saw your data, when and why.',
      ],
    },
    {
      title: 'Safety and contact',
      lines: [
        'Least privilege by role, an access log, a tamper-evident audit trail, and one-way encryption of passwords.',
        'The privacy officer and how to reach them are named on the site of the agency that holds the competition.',
      ],
    },
  ],
});

/** The same as one text in each language, such as is hashed. */
export function privacyText(): { ko: string; en: string } {
  const { ko, en } = privacySections();
  const inOne = (sections: readonly Section[]) =>
    sections.map(({ title, lines }, index) => [`${index + 1}. ${title}`, ...lines.map((line) => `- ${line}`)].join('\n')).join('\n\n');
  return { ko: inOne(ko), en: inOne(en) };
}
