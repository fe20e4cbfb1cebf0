import { z } from 'zod';

export const ARCHIVE_FORMAT = 'pado-archive-1';
/** The last member of an archive: it has the hashes of all others, and is signed. */
export const MANIFEST_PATH = 'manifest.json';

const Member = z.strictObject({ path: z.string(), size: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) });

export const ArchiveManifest = z.strictObject({
  format: z.literal(ARCHIVE_FORMAT),
  competition: z.string(),
  exportedAt: z.iso.datetime(),
  hasPersonalData: z.boolean(),
  audit: z.strictObject({ seq: z.int().min(0), hash: z.string() }),
  members: z.array(Member),
  /** SHA-256 of files that are on record, and whose bytes are not there any more. */
  missingFiles: z.array(z.string()),
});

export type ArchiveManifest = z.infer<typeof ArchiveManifest>;
export type ArchiveMember = z.infer<typeof Member>;
