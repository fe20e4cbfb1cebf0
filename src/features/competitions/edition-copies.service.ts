import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** An edition that is being copied: the ids of what it has, and of what stands for it in the copy. */
export interface EditionCopy {
  competition: { from: string; to: string };
  tracks: ReadonlyMap<string, string>;
  stages: ReadonlyMap<string, string>;
  /** The account of whoever copies. */
  by: string;
}

type Part = (tx: EntityManager, copy: EditionCopy) => Promise<void>;

/** Higher features name here, while the application is put together, what of theirs a copied edition takes along. */
@Injectable()
export class EditionCopies {
  private readonly parts: Part[] = [];

  add(part: Part): void {
    this.parts.push(part);
  }

  /** Copies what higher features have of an edition, in the transaction that copies it. */
  async takeAlong(tx: EntityManager, copy: EditionCopy): Promise<void> {
    for (const part of this.parts) await part(tx, copy);
  }
}
