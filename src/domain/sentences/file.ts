import type { Sentences } from './sentences.js';

export const fileSentences = {
  FILE_MISSING: ['보낼 파일을 하나 골라 주세요.', 'Send one file, in the part named "file".'],
  FILE_ONLY_ONE: [
    '파일은 한 번에 하나만, 다른 항목 없이 보내 주세요.',
    'Send one file at a time, in the part named "file", and nothing else.',
  ],
  FILE_CUT_OFF: ['파일이 끝까지 도착하지 않았습니다. 다시 올려 주세요.', 'The file did not arrive whole. Please send it again.'],
  FILE_TOO_LARGE: ['파일이 너무 큽니다. {limitMb}MB까지 올릴 수 있습니다.', 'The file is too large. Up to {limitMb} MB are accepted.'],
  FILE_EMPTY: ['빈 파일입니다.', 'The file is empty.'],
  FILE_TYPE_UNKNOWN: [
    '받을 수 없는 형식입니다. 올릴 수 있는 형식: {allowed}',
    'This type of file is not accepted. Accepted are: {allowed}',
  ],
  FILE_ENCRYPTED: [
    '암호가 걸린 파일입니다. 암호를 풀고 다시 올려 주세요.',
    'The file is protected by a password. Remove it and send the file again.',
  ],
  FILE_DAMAGED: [
    '파일이 손상되어 열 수 없습니다. 원본을 확인하고 다시 올려 주세요.',
    'The file is damaged. Check the original and send it again.',
  ],
  FILE_UNPACKS_TOO_LARGE: [
    '압축을 풀면 너무 커지는 파일입니다. 파일 {maxEntries}개, {limitMb}MB까지 담을 수 있습니다.',
    'The file grows too large when unpacked. It may hold up to {maxEntries} files and {limitMb} MB.',
  ],
  UPLOAD_VERSION_WRONG: [
    '이어 올리기는 tus 1.0.0 규약으로 받습니다. Tus-Resumable: 1.0.0 헤더를 함께 보내 주세요.',
    'Resumable uploads are taken by tus 1.0.0. Send the header Tus-Resumable: 1.0.0 with each request.',
  ],
  UPLOAD_HEADERS_WRONG: [
    '이어 올리기 요청의 헤더나 길이가 맞지 않습니다. tus 1.0.0 규약을 확인해 주세요.',
    'The headers or the length of this request do not fit a resumable upload. See tus 1.0.0.',
  ],
  UPLOAD_OFFSET_WRONG: [
    '이어 올릴 위치가 맞지 않습니다. 어디까지 올라갔는지 먼저 물어 본 뒤 그곳부터 보내 주세요.',
    'The upload does not go on at this byte. Ask how far it has come (HEAD), and send the rest.',
  ],
  UPLOAD_IN_USE: [
    '다른 연결이 같은 파일을 올리고 있습니다. 잠시 뒤에 다시 시도해 주세요.',
    'Another connection is sending this upload. Please try again in a while.',
  ],
  UPLOADS_UNFINISHED: [
    '올리다 만 파일이 너무 많습니다. {most}개, {limitMb}MB까지 둘 수 있습니다. 올리던 것을 마치거나 취소하고, 급하면 한 번에 올려 주세요(POST /files). 하루가 지나면 지워집니다.',
    'Too many uploads are unfinished: up to {most} and {limitMb} MB may be. Finish or cancel some (DELETE), or send the file in one go (POST /files). They are removed after a day.',
  ],
  UPLOADS_OF_DAY: [
    '하루에 한 사람이 올릴 수 있는 {limitMb}MB를 넘었습니다. 급하면 다른 팀원이 올리거나, 하루 뒤에 다시 올려 주세요.',
    'One person may upload {limitMb} MB in a day. If it is urgent, let another member of the team send it; else try again in a day.',
  ],
  FILE_PATH_UNSAFE: [
    '압축을 풀면 다른 곳에 놓이거나 이름을 속이는 항목이 있습니다: {member}. 폴더를 그대로 다시 압축해 올려 주세요.',
    'Something in the archive would be unpacked elsewhere, or hides its name: {member}. Pack the folder anew and send it again.',
  ],
  FILE_HOLDS_PROGRAM: [
    '실행 파일은 받지 않습니다: {member}. 실행 파일을 빼고 다시 올려 주세요. 소스 코드는 괜찮습니다.',
    'Programs are not accepted: {member}. Take it out and send the file again. Source code is welcome.',
  ],
  FILE_HOLDS_ARCHIVE: [
    '안을 볼 수 없는 압축 파일이 들어 있습니다: {member}. 풀어서 ZIP 하나로 다시 묶어 주세요.',
    'It holds an archive that cannot be looked into: {member}. Unpack that, and pack everything as one ZIP.',
  ],
  FILE_NESTED_TOO_DEEP: [
    '압축 파일 안의 압축 파일이 너무 깊거나 큽니다: {member}. {depth}단계, {limitMb}MB까지 받습니다. 풀어서 다시 묶어 주세요.',
    'Archives within archives are taken {depth} deep and up to {limitMb} MB: {member}. Unpack that and pack everything anew.',
  ],
  FILE_PACKING_UNKNOWN: [
    '읽을 수 없는 방식으로 압축된 항목이 있습니다: {member}. 보통의 ZIP(Deflate)으로 다시 압축해 주세요.',
    'It is packed in a way that cannot be read: {member}. Pack it as an ordinary ZIP (Deflate).',
  ],
  STORAGE_FULL: [
    '저장 공간이 부족하여 파일을 받지 못했습니다. 운영자에게 알려 주세요.',
    'There is no room left to store the file. Please tell the organisers.',
  ],
  STORAGE_UNAVAILABLE: [
    '지금은 파일을 보관할 수 없습니다. 잠시 뒤에 다시 시도해 주세요.',
    'Files cannot be stored at the moment. Please try again in a while.',
  ],
  FILE_NOT_SCANNED_YET: [
    '바이러스 검사가 아직 끝나지 않은 파일입니다. 잠시 뒤에 다시 받아 주세요.',
    'The file has not been scanned for viruses yet. Please fetch it again in a while.',
  ],
  FILE_INFECTED: [
    '바이러스 검사에 걸려 내려받을 수 없는 파일입니다. 올린 사람이 깨끗한 파일을 다시 올려야 합니다.',
    'The virus scanner objects to this file, so it is given to nobody. Whoever sent it should send a clean one.',
  ],
  FILE_TOO_LARGE_TO_SCAN: [
    '바이러스 검사기가 받는 크기를 넘어 내려받을 수 없는 파일입니다. 운영자에게 알려 주세요.',
    'The file is larger than the virus scanner takes, so it is given to nobody. Please tell the administrators.',
  ],
  FILE_KIND_NOT_FOR_SLOT: [
    '{slot} 자리에는 {kind} 파일을 둘 수 없습니다. 둘 수 있는 형식: {allowed}',
    'A {kind} file cannot be the {slot}. Accepted are: {allowed}',
  ],
  SLOT_NOT_OFFERED: ['이 대회는 {slot} 파일을 받지 않습니다.', 'This edition takes no {slot}.'],
  FILE_TOO_LARGE_FOR_SLOT: [
    '{slot} 파일은 {limitText}까지 받습니다. 크기를 줄여 다시 올려 주세요.',
    'The {slot} may have up to {limitText}. Make the file smaller and send it again.',
  ],
  FILE_HAS_TOO_MANY_PAGES: [
    '{slot} 파일은 {limit}쪽까지 받는데 {pages}쪽입니다. 쪽수를 줄여 다시 올려 주세요.',
    'The {slot} may have up to {limit} pages, and this has {pages}. Shorten it and send it again.',
  ],
  FILE_HOLDS_MACROS: [
    '매크로나 스크립트가 든 문서는 여기에 둘 수 없습니다. 매크로를 빼고 저장해 다시 올려 주세요.',
    'A document with macros or scripts is not taken here. Save it without them and send it again.',
  ],
  SLOTS_ONLY_WIDEN: [
    '이미 제출한 팀이 있어 더 넓게 받는 쪽으로만 바꿀 수 있습니다. 좁아진 항목: {slots}',
    'Teams have submitted already, so the rules can only be widened. Narrower now: {slots}',
  ],
} as const satisfies Sentences;
