import type { EntityManager } from 'typeorm';

/** A head of the audit trail that left the system, and what carries it. */
export interface HandedOutHead {
  kind: 'RECEIPT' | 'SETTLEMENT' | 'FINAL' | 'PUBLICATION';
  /** Of the receipt, the settlement, the final or the publication. */
  id: string;
  seq: number;
  hash: string;
}

/** Every head that was handed out: receipts, settlements, finals and publications each name one. */
export const handedOutHeads = (db: EntityManager) =>
  db.query<HandedOutHead[]>(
    `select 'RECEIPT' as kind, receipt_id as id, audit_seq::float8 as seq, audit_hash as hash from entry_version
      union all select 'RECEIPT', receipt_id, audit_seq::float8, audit_hash from slides
      union all select 'SETTLEMENT', id, audit_seq::float8, audit_hash from settlement
      union all select 'FINAL', id, audit_seq::float8, audit_hash from final_settlement
      union all select 'PUBLICATION', id, audit_seq::float8, audit_hash from publication`,
  );
