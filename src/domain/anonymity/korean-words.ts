// How Korean speaks of persons, in folded text. Alternatives of regular expressions, longest first where one begins another.

/** What officials are called. */
const officialTitles =
  '행정주사보|행정주사|행정서기보|행정서기|주무관|사무관|서기관|이사관|부이사관|주사보|서기보|연구사|연구관|지도사|지도관|전문관|소방사|소방교|소방장|소방위|소방경|소방령|공무관|실무관';
/** Titles that are ordinary words, or that begin some, as well. */
const otherTitles =
  '주사|서기|팀장|과장|계장|국장|실장|본부장|소장|원장|단장|반장|부장|차장|구청장|부구청장|담당관|담당자|담당|대리|위원장|위원|간사|조장|조원|팀원|대표|선임|책임|매니저|연구원|선생님|선생|박사';

/** After whose name anybody knows a person: also after one that is an ordinary word. */
export const sureTitle = new RegExp(`^(?:${officialTitles}|씨|님)`);
export const anyTitle = new RegExp(`^(?:${officialTitles}|${otherTitles}|씨|님|군|양|쌤)`);
/** A full name with the title of an official: somebody is named, whoever it is. */
export const titles = `${officialTitles}|팀장|과장|계장|국장|실장|본부장|구청장|부구청장`;

const particle =
  '께서는|께서|에게서|에게|한테서|한테|께|이라는|라는|이라고|라고|이라|라|이란|란|이며|며|이고|고|이자|자|이나|나|이랑|랑|이다|다|입니다|임|이었다|였다|이었습니다|였습니다|인|하고|과|와|이|가|은|는|을|를|의|도|만|에서|에|으로서|로서|으로|로|부터|까지|처럼|보다|마저|조차|뿐|외|등|야|아|측';
export const particles = new RegExp(`^(?:${particle})(?:는|은|도|만|의|가|이|를|을|부터|와|과)?$`);
/** A title that goes on as words do: with a particle, or not at all. */
export const afterTitle = new RegExp(`^(?:님|들|급)?(?:${particle})?(?:는|은|도|만|의|가|이|를|을)?$`);
/** Who does something: what follows is said of a person, perhaps. */
export const subject = /^(?:이|가|은|는|께서는|께서)$/;
/** Only of what lives. */
export const animate = /^(?:께서는|께서|에게서?|한테서?|께)(?:는|은|도|만)?$/;

/** Words for people, among those that read as a name. */
export const peopleWords =
  /^(?:주민|고객|민원인|소상|노인|여성|남성|성인|국민|시민|어민|서민|이웃|고령자|지자체|정부|기관|학교|기업|주부|임산부|영유아|유아|유소년|이재민|장애인|외국인|소방관)/;

/** Before a name in a form or a list of people. A colon, a bar or blanks may stand between. */
const personLabels =
  '작성자|보고자|담당자|책임자|발표자|제출자|제안자|신청자|참가자|참여자|분석자|연구자|개발자|촬영자|검토자|대표자|저자|성명|성함|이름|팀장|팀원|조장|조원|대표|구성원|연락처|주무관|사무관|과장|계장|실장|국장';
const otherLabels = '작성|분석|담당|발표|제출|제안|기획|검토|소속|문의|촬영|사진|편집|총괄|팀';
export const personLabel = new RegExp(`(?:${personLabels})[\\s:|：,·/()\\[\\]-]{0,4}$`);
export const anyLabel = new RegExp(`(?:(?:${personLabels})[\\s:|,·/()\\[\\]-]{0,4}|(?:${otherLabels})\\s*[:|/)\\]]\\s*)$`);
/** What is written straight before a name where a table lost its borders. */
export const attached = new RegExp(`(?:${personLabels}|${otherLabels}|및)$`);
/** And straight after it. */
export const nextLabel = /^(?:소속|직급|직위|부서|연락처|생년월일|이메일|전화)/;
/** At the end of a stretch of letters. */
export const blankLabel = new RegExp(`(?:${personLabels})$`);

/** Who bears the name of a member and is somebody else: officials of the city are none of these. */
export const strangerAfter = /^[ \t]?(?:교수|기자|작가|시인|선수|감독|배우|가수|의원|장군|대통령|열사|화백|PD|앵커|변호사|아나운서|총장)/;
export const strangerBefore = /(?:교수|기자|작가|시인|선수|감독|배우|가수|의원|장군|대통령|열사|화백|앵커|변호사|총장|저|著)[ \t]?$/;

/** How a letter is signed. */
export const signedOff = /^[ \t]?(?:드림|올림|배상|\(인\)|\(서명\))/;

/** Of a work that is cited: `김민수(2021)`, `김민수·박지훈, 2021)`, `김민수 외(2021)`. A date is not a year. */
export const citation =
  /^(?:\s?(?:외|등)(?:\s?\d{1,2}\s?(?:인|명))?)?(?:\s?[·,&]\s?[가-힣]{2,4}){0,5}(?:\s?(?:외|등))?\s?(?:\(\s?(?:19|20)\d\d[a-z]?\s?\)|,\s?(?:19|20)\d\d[a-z]?\s?(?:[),;]|\.(?!\s?\d)))/;

/** What a person did. */
export const humanDeed =
  /(?:작성|분석|수행|담당|총괄|조사|발표|제안|설계|개발|집필|촬영|정리|주도|진행|검토|제출|기획|참여|수집)(?:을|를)?\s?(?:하였|했|한\s|함|맡)|맡(?:았|은|아|고)|도맡/;
