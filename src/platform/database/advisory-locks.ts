/**
 * The number of every advisory lock that is asked for by number: any will do, as long as no two are alike and every instance, of every
 * version, takes the same one. (Migrations write SQL that stays as it is, and lock by hashes of ids.)
 */
export const advisoryLocks = {
  migrations: 5_261_025,
  sealer: 5_261_026,
  firstKey: 5_261_027,
  programmes: 5_261_028,
  trainingImports: 5_261_029,
  departments: 5_261_030,
  catalogue: 5_261_031,
  /** The first of two keys; the second one stands for a living worker. */
  workers: 5_261,
  /** The first of two keys; the second one stands for an upload. */
  uploads: 5_262,
} as const;
