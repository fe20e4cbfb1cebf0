/** A saved question of the explorer: for whom, what for, and what to fill in. Everything in `variables` is a value to be replaced. */
export interface Example {
  role: keyof typeof roleNames;
  ko: string;
  en: string;
  query: string;
  variables?: Readonly<Record<string, unknown>>;
}

/** Who uses the explorer, in the order of the menu. */
export const roleNames = {
  visitor: { ko: '누구나', en: 'Anybody' },
  competitor: { ko: '참가자', en: 'Competitor' },
  judge: { ko: '심사위원', en: 'Judge' },
  organizer: { ko: '담당자', en: 'Organiser' },
  chair: { ko: '위원장', en: 'Chair' },
  secretary: { ko: '간사', en: 'Secretary' },
  trainingOfficer: { ko: '교육담당자', en: 'Training officer' },
  auditor: { ko: '감사', en: 'Auditor' },
  administrator: { ko: '관리자', en: 'Administrator' },
} as const;

const slug = 'busan-2025';

export const examples: readonly Example[] = [
  {
    role: 'visitor',
    ko: '공고된 대회',
    en: 'Announced editions',
    query: '{ competitions { id slug titleKo phase submissionsCloseAt tracks { id nameKo } stages { id nameKo state } } }',
  },
  {
    role: 'visitor',
    ko: '공표된 결과',
    en: 'A published result',
    query: `query ($slug: String!) {
      publishedResults(slug: $slug) { titleKo publishedAt standings { nodes { place score entryNumber title } } }
    }`,
    variables: { slug },
  },
  {
    role: 'visitor',
    ko: '로그인 (이 브라우저)',
    en: 'Sign in, in this browser',
    query: 'mutation ($input: SignInInput!) { signIn(input: $input) { account { name } } }',
    variables: { input: { email: '', password: '' } },
  },
  {
    role: 'competitor',
    ko: '내 계정과 초대',
    en: 'My account and invitations',
    query: '{ me { account { name email } } myInvitations { id } }',
  },
  {
    role: 'competitor',
    ko: '우리 팀과 출품작',
    en: 'My team and its entry',
    query: `query ($competition: ID!) {
      myTeam(competition: $competition) {
        name state submissionsCloseAt members { name state }
        entry { id number title state files { slot name sha256 } versions { ordinal submittedAt } }
      }
    }`,
    variables: { competition: '' },
  },
  {
    role: 'competitor',
    ko: '출품작 제출',
    en: 'Submit the entry',
    query: 'mutation ($input: SubmitEntryInput!) { submitEntry(input: $input) { ordinal submittedAt receipt } }',
    variables: { input: { entry: '' } },
  },
  {
    role: 'competitor',
    ko: '우리 팀의 점수 설명',
    en: 'How our scores came about',
    query: `query ($competition: ID!) {
      myTeam(competition: $competition) { entry { results { stage { nameKo } score explanation { ko en } } } }
    }`,
    variables: { competition: '' },
  },
  {
    role: 'judge',
    ko: '내가 심사하는 단계',
    en: 'Stages that I judge',
    query: '{ myStages { stage { id nameKo state } pledgedAt tracks { nameKo } } }',
  },
  {
    role: 'judge',
    ko: '심사 책상',
    en: 'My desk in a stage',
    query: `query ($stage: ID!) {
      judgeDesk(stage: $stage) {
        progress { submitted total } recheck { code ko en } rubric { criteria { key nameKo maxPoints step } }
        assignments { assignment code title state files { id name } sheet { revision state total } }
      }
    }`,
    variables: { stage: '' },
  },
  {
    role: 'judge',
    ko: '채점표 저장',
    en: 'Save a sheet',
    query: 'mutation ($input: SaveSheetInput!) { saveSheet(input: $input) { revision state total } }',
    variables: { input: { assignment: '', revision: 0, marks: [], comment: '' } },
  },
  {
    role: 'organizer',
    ko: '출품작마다 심사위원 몇 명?',
    en: 'How many judges for each entry?',
    query: `query ($input: PlanPanelInput!) {
      planPanel(input: $input) { components { entrySd judgeSd noiseSd } lines { judgesPerEntry recall intervalWidth undecided sheetsPerJudge hours } }
    }`,
    variables: { input: { entries: 100, judges: 10, topK: 10 } },
  },
  {
    role: 'organizer',
    ko: '접수된 출품작',
    en: 'Entries received',
    query: `query ($slug: String!) {
      organizerDesk(competition: $slug) { entries(first: 20) { totalCount nodes { number title state team { name } } } }
    }`,
    variables: { slug },
  },
  {
    role: 'organizer',
    ko: '심사 진행 상황',
    en: 'How far judging is',
    query: `query ($slug: String!, $stage: ID!) {
      organizerDesk(competition: $slug) {
        readiness(stage: $stage) { item isMet problems { ko en } }
        progress(stage: $stage) { judge { account { name } } submitted total }
      }
    }`,
    variables: { slug, stage: '' },
  },
  {
    role: 'organizer',
    ko: '심사 배정 미리 계산',
    en: 'Plan who judges what, without assigning it',
    query: `mutation ($input: AssignJudgesInput!) { assignJudges(input: $input) { id seed state } }`,
    variables: { input: { stage: '', dryRun: true } },
  },
  {
    role: 'organizer',
    ko: '계산한 심사 배정',
    en: 'Plans of who judges what',
    query: `query ($slug: String!, $stage: ID!) {
      organizerDesk(competition: $slug) {
        assignmentRuns(stage: $stage) {
          id state progress seed isDryRun
          panels {
            track { shortName } need placed components leastOverlap
            loads { judge { account { name } } before after }
            blocking { explanation { ko en } }
          }
        }
      }
    }`,
    variables: { slug, stage: '' },
  },
  {
    role: 'organizer',
    ko: '채점표로 본 심사위원',
    en: 'What the sheets show about the judges',
    query: `query ($slug: String!, $stage: ID!) {
      organizerDesk(competition: $slug) {
        judgeDiagnostics(stage: $stage) {
          panels {
            judges { judge { account { name } } n leniency consistency flags { ko en } }
            outlierSheets { entryNumber total studentised }
            reliability { alpha kendallW ranking standardError }
          }
        }
      }
    }`,
    variables: { slug, stage: '' },
  },
  {
    role: 'organizer',
    ko: '순위가 얼마나 확실한가',
    en: 'How sure the ranking is',
    query: `query ($slug: String!) {
      organizerDesk(competition: $slug) {
        settlements {
          ordinal
          tracks { track { nameKo } officialRule fallbackReasons { ko en } reliability judgeEffects { judge { account { name } } effect standardError } }
          standings(first: 20) {
            nodes { place score plainMean adjusted standardError rankInterval { lower upper } chanceOfTopK sensitivity { rule place } entryNumber }
          }
        }
      }
    }`,
    variables: { slug },
  },
  {
    role: 'chair',
    ko: '결정할 기피 신청',
    en: 'Challenges to decide',
    query: 'query ($competition: ID!) { challengesToDecide(competition: $competition) { id ground reason filedAt } }',
    variables: { competition: '' },
  },
  {
    role: 'organizer',
    ko: '심의할 출품작',
    en: 'Entries to deliberate on',
    query: `query ($slug: String!) {
      organizerDesk(competition: $slug) {
        deliberations { quota undecided entries { nodes { entryNumber place officialPlace plainPlace chance reasons decisionReason } } }
      }
    }`,
    variables: { slug },
  },
  {
    role: 'chair',
    ko: '블라인드 심사가 끝난 뒤의 순위',
    en: 'The ranking after blind judging',
    query: `query ($slug: String!) {
      organizerDesk(competition: $slug) { settlements { settledAt standings(first: 20) { nodes { place score entryNumber title } } } }
    }`,
    variables: { slug },
  },
  {
    role: 'secretary',
    ko: '대리입력할 채점표',
    en: 'Paper sheets to type',
    query: `query ($slug: String!, $stage: ID!) {
      organizerDesk(competition: $slug) { paperSheets(stage: $stage) { assignment code judge { account { name } } } }
    }`,
    variables: { slug, stage: '' },
  },
  {
    role: 'secretary',
    ko: '참가팀',
    en: 'Teams',
    query:
      'query ($slug: String!) { organizerDesk(competition: $slug) { teams(first: 20) { totalCount nodes { name state track { nameKo } } } } }',
    variables: { slug },
  },
  {
    role: 'trainingOfficer',
    ko: '교육과정',
    en: 'Courses',
    query: '{ trainingOffice { programmes { year nameKo courses { id nameKo level } } } }',
  },
  {
    role: 'auditor',
    ko: '심사 결과 확정 기록',
    en: 'Settlements',
    query: `query ($slug: String!) {
      organizerDesk(competition: $slug) {
        settlements { ordinal settledAt inputsHash isOutdated standings(first: 20) { nodes { place score exact entryNumber } } }
      }
    }`,
    variables: { slug },
  },
  {
    role: 'auditor',
    ko: '점수 정정',
    en: 'Corrections of sheets',
    query: 'query ($slug: String!) { organizerDesk(competition: $slug) { corrections { nodes { id state } } } }',
    variables: { slug },
  },
  {
    role: 'administrator',
    ko: '계정 찾기',
    en: 'Find an account',
    query: `query ($search: String!) {
      accounts(search: $search, first: 20) { nodes { account { id name email } disabledAt roles { role } } }
    }`,
    variables: { search: '' },
  },
  {
    role: 'administrator',
    ko: '보내지 못한 편지',
    en: 'Letters given up',
    query: '{ deadLetters { nodes { id address template lastError } } }',
  },
];
