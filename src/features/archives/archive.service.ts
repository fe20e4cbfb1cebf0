import type { Writable } from 'node:stream';
import type { DataSource, EntityManager } from 'typeorm';
import { canonicalText } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { auditHead } from '../../platform/audit/sealer.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import type { FileStore } from '../../platform/files/file-store.js';
import type { Signer } from '../../platform/keys/signer.js';
import { SigningKey } from '../../platform/keys/signing-key.entity.js';
import { bundleDocument } from '../proof/bundle-document.queries.js';
import { bundlesOfEdition, wholeBundle } from '../proof/bundle.queries.js';
import { ARCHIVE_FORMAT, type ArchiveManifest, MANIFEST_PATH } from './archive.js';
import { ArchiveWriter } from './archive-writer.js';
import { editionTables, filesByEdition, namedByEdition } from './edition-graph.js';
import { columnsOf, filesOf, referencesOf, rowsOf } from './edition-rows.queries.js';

/** Tables in which nobody is named and nobody has written anything about somebody. */
const impersonal: readonly string[] = [
  'advance_quota',
  'award_rule',
  'competition',
  'criterion',
  'diagnostic_limits',
  'final_rule',
  'final_settlement',
  'publication',
  'publication_withdrawal',
  'published_standing',
  'rubric',
  'settlement',
  'settlement_bundle',
  'slot_rule',
  'stage',
  'stage_rule',
  'track',
];

export interface ArchiveOptions {
  hasPersonalData: boolean;
}

/** Exports a whole edition: its rows, files, bundles and keys, with a signed list of what is in the archive. It cannot be read in again. */
export class ArchiveService {
  constructor(
    private readonly db: DataSource,
    private readonly store: FileStore,
    private readonly signer: Signer,
  ) {}

  /** Writes the archive as everything stood at one moment. That it was made is in the audit trail before anything of it is. */
  async export(competition: { id: string; slug: string }, out: Writable, options: ArchiveOptions): Promise<ArchiveManifest> {
    await transaction(this.db, (tx) => record(tx, 'SYSTEM', 'edition.exported', competition.id, { ...options }));
    return this.db.transaction('REPEATABLE READ', async (tx) => {
      const writer = new ArchiveWriter(out);
      const missingFiles = await this.addAll(tx, writer, competition, options);
      const { id: _, slug } = { ...competition };
      const payload: ArchiveManifest = {
        format: ARCHIVE_FORMAT,
        competition: slug,
        exportedAt: (await databaseNow(tx)).toISOString(),
        ...options,
        audit: await auditHead(tx),
        members: [...writer.members],
        missingFiles,
      };
      await writer.add(MANIFEST_PATH, () => only(canonicalText(this.signer.sign(payload))));
      await writer.end();
      return payload;
    });
  }

  private async addAll(
    tx: EntityManager,
    writer: ArchiveWriter,
    { id }: { id: string },
    { hasPersonalData }: ArchiveOptions,
  ): Promise<string[]> {
    await writer.add('README.md', () => only(readme));
    for (const { kid, publicKey } of await tx.getRepository(SigningKey).find({ order: { kid: 'ASC' } })) {
      await writer.add(`keys/${kid}.pem`, () => only(publicKey));
    }
    for (const { publicationId, ordinal } of await bundlesOfEdition(tx, id)) {
      const { confidentialLines, ...open } = (await wholeBundle(tx, publicationId))!;
      await writer.add(`bundles/${ordinal}.json`, () => bundleDocument(hasPersonalData ? { ...open, confidentialLines } : open));
    }
    const references = await referencesOf(tx);
    const tables = editionTables(references);
    const { copies, files } = filesByEdition(tables, references);
    const which = new Map([
      ...tables,
      ...['account', 'department'].map((table) => [table, namedByEdition(table, tables, references)] as const),
      ['shown_copy', copies] as const,
      ['stored_file', files] as const,
    ]);
    const columns = await columnsOf(tx, [...which.keys()], { hasPersonalData });
    for (const table of [...which.keys()].toSorted()) {
      if (!hasPersonalData && !impersonal.includes(table)) continue;
      await writer.add(`tables/${table}.jsonl`, () => lines(rowsOf(tx, table, columns.get(table)!, which.get(table)!, id)));
    }
    return hasPersonalData ? this.addFiles(tx, writer, files, id) : [];
  }

  /** By their hashes. Answers those whose bytes are not there any more. */
  private async addFiles(tx: EntityManager, writer: ArchiveWriter, which: string, id: string): Promise<string[]> {
    const missing: string[] = [];
    for (const { storageKey, sha256 } of await filesOf(tx, which, id)) {
      if ((await this.store.size(storageKey)) === null) missing.push(sha256);
      else await writer.add(`files/${sha256}`, () => this.store.read(storageKey), { isPacked: true });
    }
    return missing;
  }
}

async function* only(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}

/** A row a line, as RFC 8785 text. */
async function* lines(rows: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const row of rows) yield `${canonicalText(JSON.parse(row))}\n`;
}

const readme = `# 보존 파일 / Archive

- manifest.json: 모든 파일의 크기와 SHA-256, 서명 / size and SHA-256 of every member, signed
- tables/*.jsonl: 표마다 한 줄에 한 행, RFC 8785 JSON / a row a line of each table, as RFC 8785 JSON
- files/<sha256>: 제출 파일과 심사용 사본 / submitted files and the copies that judges saw
- bundles/<n>.json: 공표마다의 결과 묶음 / the settlement bundle of each publication
- keys/<kid>.pem: 공개 키. 검증에는 따로 받은 키를 쓰세요. / public keys. To verify, use a key that you had before.

\`npx pado verify archive.zip --key public-key.pem\`

다시 들여오는 기능은 없습니다. / It cannot be imported again.
`;
