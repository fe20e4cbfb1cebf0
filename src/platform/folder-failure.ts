import { errorCodeOf } from './error-code.js';
import { StartError } from './start-error.js';

const reasons: Record<string, [ko: string, en: string]> = {
  EACCES: ['이 사용자에게 권한이 없습니다. 폴더 주인으로 실행하세요.', 'this user has no permission; start as the owner of the folder.'],
  EPERM: ['이 사용자에게 권한이 없습니다. 폴더 주인으로 실행하세요.', 'this user has no permission; start as the owner of the folder.'],
  EROFS: ['읽기 전용 파일 시스템입니다.', 'the file system is read-only.'],
  ENOSPC: ['디스크에 빈 공간이 없습니다.', 'the disk is full.'],
  ENOENT: ['이 자리에는 폴더를 만들 수 없습니다.', 'no folder can be made there.'],
  ENOTDIR: ['경로에 폴더가 아닌 파일이 있습니다.', 'a file stands where a folder should be.'],
  EEXIST: ['경로에 폴더가 아닌 파일이 있습니다.', 'a file stands where a folder should be.'],
};

/** What it means to the person who started the program that a folder could not be made or written. */
export function folderFailure(folder: string, error: unknown): StartError {
  const [ko, en] = reasons[errorCodeOf(error) ?? ''] ?? [String(error), String(error)];
  return new StartError(`${folder} 폴더에 쓸 수 없습니다: ${ko}`, `Cannot write in ${folder}: ${en}`, { cause: error });
}
