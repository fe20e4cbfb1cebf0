import { readFileSync } from 'node:fs';
import { demoFile } from './demo-files.js';
import type { DemoPerson } from './demo-person.type.js';

/** What a team hands in; the report is `demo/reports/<key>.<format>`. */
interface DemoWork {
  key: string;
  format: 'hwpx' | 'pdf';
  title: string;
  summary: string;
}

/** A team's lead, its members, and what it hands in. */
export interface DemoTeam {
  name: string;
  lead: DemoPerson;
  members: DemoPerson[];
  work: DemoWork;
}

/** Where the people of the demo work: the code of the agency, the department within it, and what a training site calls it. */
const workplaces = {
  city: ['6260000', '6260000-ORGANISATION', '부산광역시'],
  tourism: ['6260000', '6260000-TOURISM-POLICY', '부산광역시'],
  fire: ['6260000', '6260000-FIRE', '부산광역시'],
  nakdong: ['6260000', '6260000-NAKDONG', '부산광역시'],
  health: ['6260000', '6260000-HEALTH', '부산광역시'],
  junggu: ['3250000', null, '중구'],
  seogu: ['3260000', null, '서구'],
  donggu: ['3270000', null, '동구'],
  yeongdo: ['3280000', null, '영도구'],
  busanjin: ['3290000', null, '부산진구'],
  dongnae: ['3300000', null, '동래구'],
  namgu: ['3310000', null, '남구'],
  bukgu: ['3320000', null, '북구'],
  haeundae: ['3330000', null, '해운대구'],
  saha: ['3340000', null, '사하구'],
  geumjeong: ['3350000', null, '금정구'],
  gangseo: ['3360000', null, '강서구'],
  yeonje: ['3370000', null, '연제구'],
  suyeong: ['3380000', null, '수영구'],
  sasang: ['3390000', null, '사상구'],
  gijang: ['3400000', null, '기장군'],
} as const;

type Workplace = keyof typeof workplaces;

/** The work's key, the team's name, where its people work, and their names, the lead first. Two are called 김지훈 and 박지훈, two share 성호. */
const rows: readonly [work: string, name: string, at: Workplace, people: readonly string[]][] = [
  ['complaints', '민원제로', 'haeundae', ['김도현', '이수빈']],
  ['hillside-bus', '산복도로탐험대', 'donggu', ['박지우', '정하준', '강서연']],
  ['vacant-houses', '영도등대팀', 'yeongdo', ['최은서']],
  ['festivals', '숫자로보는자갈치', 'junggu', ['정예준', '조민아']],
  ['parking', '지킴터', 'saha', ['이영숙', '김성호', '박은정']],
  ['call-centre', '콜센터나침반', 'city', ['윤지훈', '장서윤']],
  ['transfers', '광안대교차로', 'suyeong', ['임하린', '한도윤', '오은우']],
  ['child-zones', '초록신호', 'geumjeong', ['서민준', '신예린']],
  ['e-bikes', '페달강서', 'gangseo', ['권태오', '황보름', '안시후', '송유진']],
  ['crowding', '파도타기분석단', 'haeundae', ['전가온', '홍다인']],
  ['foreign-visitors', '동백데이터', 'tourism', ['남궁하', '김지훈']],
  ['fireworks', '불꽃길잡이', 'suyeong', ['이서연', '박지훈', '최하은']],
  ['lonely-deaths', '안부를묻다', 'busanjin', ['강민서', '조현우']],
  ['senior-centres', '느린걸음연구회', 'dongnae', ['윤성호', '장영숙', '임도훈']],
  ['night-clinics', '달빛지도', 'sasang', ['한소율']],
  ['meal-cards', '밥상데이터', 'bukgu', ['오준서', '서아린']],
  ['call-taxis', '3분배차', 'namgu', ['신지호', '권나은']],
  ['golden-time', '칠분의기적', 'fire', ['황인성', '안재민', '송하율']],
  ['hydrants', '물줄기', 'fire', ['전수아', '홍기범']],
  ['old-buildings', '오래된집', 'seogu', ['류단', '김은정']],
  ['underpasses', '수위파수꾼', 'nakdong', ['박하늘', '이도경', '제갈민']],
  ['subsidence', '땅속탐정', 'yeonje', ['최윤호']],
  ['heat-shelters', '그늘한뼘', 'gijang', ['강유나', '조성빈']],
  ['port-dust', '푸른항구', 'health', ['윤가람', '장이든']],
];

const works = JSON.parse(readFileSync(demoFile('works.json'), 'utf8')) as DemoWork[];

export const teams: readonly DemoTeam[] = rows.map(([key, name, at, [lead, ...members]], index) => ({
  name,
  lead: official(lead!, at, index, 0),
  members: members.map((member, place) => official(member, at, index, place + 1)),
  work: works.find((work) => work.key === key)!,
}));

/** `lead7@suyeong.example`, `member7@suyeong.example`, `member7-2@suyeong.example` … */
function official(name: string, at: Workplace, team: number, place: number): DemoPerson {
  const [agency, department] = workplaces[at];
  const number = team + 1;
  return {
    says: team > 0 || place > 1 ? '' : place === 0 ? '팀장 / team lead' : '팀원 / team member',
    email: `${place === 0 ? 'lead' : 'member'}${number}${place > 1 ? `-${place}` : ''}@${at}.example`,
    name,
    agency,
    department: department ?? undefined,
    employeeNumber: `${at.charAt(0).toUpperCase()}2025-${String(number * 10 + place).padStart(6, '0')}`,
    employedSince: '2020-03-01',
  };
}

/** What a training site calls an agency. */
export const agencyName = (code: string | null | undefined): string =>
  Object.values(workplaces).find(([agency]) => agency === code)?.[2] ?? '';
