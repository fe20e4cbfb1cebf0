import { Readable } from 'node:stream';
import type { DataSource } from 'typeorm';
import { type TrainingCells, trainingHeaders } from '../../src/domain/training-row.js';
import { timeOrderedId } from '../../src/platform/database/ids.js';
import { FILE_STORE, type FileStore, newStorageKey } from '../../src/platform/files/file-store.js';
import { StoredFile } from '../../src/platform/files/stored-file.entity.js';
import type { TestApp } from './app.js';
import type { Person } from './person.js';

const completed: TrainingCells = {
  교육연도: '2025',
  과정명: '데이터 리터러시 입문',
  레벨: '0',
  기수: '1',
  시작일: '2025-04-21',
  종료일: '2025-04-21',
  교육장소: '나라키움 부산청년창업허브',
  직원번호: 'B2025-0001',
  '행정메일(선택)': '',
  성명: '남궁다솜',
  소속기관: '해운대구',
  부서: '관광과',
  직급: '7급',
  상태: '수료',
  출석시간: '7',
  총교육시간: '7',
  수료일: '2025-04-21',
  수료번호: '2025-0-001',
};

/** A file of training records. A row that says nothing else tells of 남궁다솜 of 해운대구, who completed the first session of level 0. */
export function trainingFile(...rows: Partial<TrainingCells>[]): Buffer {
  const lines = rows.map((row) => trainingHeaders.map((header) => ({ ...completed, ...row })[header]).join(','));
  return Buffer.from([trainingHeaders.join(','), ...lines, ''].join('\r\n'));
}

/** As before the first import. Records are written once: only the owner of the table, with its triggers off, can take them away. */
export const forgetTraining = (db: DataSource): Promise<unknown> =>
  db.query(`alter table training_record disable trigger user;
            truncate training_record, training_import, trainee_match, trainee, instructor, course_session;
            alter table training_record enable trigger user`);

/** A file that this person sent. Its size may be claimed to be another. */
export async function anUpload({ app, db }: TestApp, person: Person, bytes: Buffer, size = bytes.length): Promise<string> {
  const storageKey = newStorageKey();
  const { sha256 } = await app.get<FileStore>(FILE_STORE).write(storageKey, Readable.from([bytes], { objectMode: false }));
  const file = {
    id: timeOrderedId(),
    storageKey,
    sha256,
    size: String(size),
    kind: 'CSV' as const,
    mediaType: 'text/csv',
    originalName: '교육.csv',
  };
  await db.getRepository(StoredFile).insert({ ...file, uploadedBy: person.account!.id });
  return file.id;
}
