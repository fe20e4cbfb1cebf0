import type { Sentences } from './sentences.js';

export const paperSentences = {
  RESULTS_NOT_PUBLIC: [
    '지금 공표된 결과가 없습니다. 결과를 공표한 뒤에 할 수 있습니다.',
    'No results are public now. This is done once results are published.',
  ],
  CERTIFICATES_WITHOUT_AWARDS: [
    '공표한 결과에 상이 없습니다. 상을 정하고 확인한 뒤 다시 공표해 주세요.',
    'The published results name no awards. Decide and confirm awards, and publish again.',
  ],
  CERTIFICATE_TIER_UNKNOWN: ['공표한 결과에 없는 상입니다: {tiers}', 'The published results have no such award: {tiers}.'],
  CERTIFICATE_WORDING_MISSING: [
    '상장에 적을 수여자를 아직 정하지 않았습니다. 상장 문구(setCertificateWording)를 먼저 정해 주세요.',
    'Nobody has said yet who gives the certificates. Set their wording first (setCertificateWording).',
  ],
  NOBODY_TO_CERTIFY: [
    '상장을 받을 사람이 없습니다. 팀원의 상장은 성명 공개에 동의한 팀원에게만 발급합니다.',
    'There is nobody to issue a certificate to. Members get one if they agreed to the publication of their names.',
  ],
  CHARACTERS_NOT_PRINTABLE: [
    '상장의 글꼴에 없는 글자가 있습니다: {characters}. 팀명, 작품명, 성명이나 상장 문구에서 그 글자를 바꾼 뒤 다시 해 주세요.',
    'The font of certificates lacks these characters: {characters}. Change them in the team, title, name or wording, and ask again.',
  ],
  CERTIFICATES_GO_ON: [
    '이 대회의 상장을 발급하는 작업이 이미 진행되고 있습니다. 끝나기를 기다리거나 취소해 주세요.',
    'Certificates of this edition are being issued already. Wait for that to end, or cancel it.',
  ],
  CERTIFICATE_RUN_HAS_ENDED: ['이미 끝난 상장 발급입니다. (현재 상태: {state})', 'This issuing has ended already; its state is {state}.'],
  CERTIFICATE_REVOKED: ['취소된 상장입니다. ({reason})', 'This certificate was revoked: {reason}'],
  CERTIFICATE_NAME_REMOVED: [
    '성명을 지운 상장이라 다시 인쇄할 수 없습니다.',
    'The name was taken off this certificate: it cannot be printed again.',
  ],
  NOTHING_SETTLED: ['확정한 결과가 아직 없습니다. 먼저 결과를 확정해 주세요.', 'No result is settled yet. Settle it first.'],
  SHEETS_TOO_MANY: [
    '심사표가 {sheets}장이라 한 번에 인쇄할 수 없습니다. 한 번에 {most}장까지입니다. 부문(track)이나 심사위원(judge)을 골라 받거나, part=1부터 part={parts}까지 나누어 받아 주세요.',
    'There are {sheets} score sheets, and one file has up to {most}. Choose a track or a judge, or fetch them in parts, from part=1 to part={parts}.',
  ],
  SHEETS_PART_UNKNOWN: [
    '{part}번째 묶음은 없습니다. 심사표를 나눈 묶음은 {parts}개입니다.',
    'There is no part {part} of these score sheets: their parts are {parts} in number.',
  ],
  PRINT_FILE_GONE: [
    '인쇄 파일이 없습니다. 그 사이 상장이 취소되었거나 성명을 지웠습니다. 상장을 다시 발급하면 새 인쇄 파일이 만들어집니다.',
    'There is no file to print: a certificate in it was revoked, or a name was taken off. Issue certificates again for a new one.',
  ],
} as const satisfies Sentences;
