import type { ScanState } from '../../domain/scan.js';
import type { StoredFile } from '../../platform/files/stored-file.entity.js';

/** What an upload is answered with. */
export interface UploadedFile {
  id: string;
  kind: string;
  mediaType: string;
  /** In bytes. */
  size: number;
  sha256: string;
  name: string | null;
  scanState: ScanState;
}

export const uploadedFile = ({ id, kind, mediaType, size, sha256, originalName, scanState }: StoredFile): UploadedFile => ({
  id,
  kind,
  mediaType,
  size: Number(size),
  sha256,
  name: originalName,
  scanState,
});
