import { resolve } from 'node:path';
import { z } from 'zod';
import { readStorageUrl, type StoragePlace } from './files/storage-place.js';
import { StartError } from './start-error.js';

const flag = z
  .enum(['0', '1', 'true', 'false'])
  .default('0')
  .transform((value) => value === '1' || value === 'true');
const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
  .refine((value) => URL.canParse(value), 'is no URL: escape special characters of the password');

const smtpUrl = z
  .string()
  .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
  .refine((value) => URL.canParse(value), 'is no URL: escape special characters of the password');
const storageUrl = z.string().transform((value, context) => {
  const place = readStorageUrl(value);
  if (typeof place !== 'string') return place;
  context.addIssue({ code: 'custom', message: place });
  return z.NEVER;
});
const scannerUrl = z
  .string()
  .regex(/^clamd:\/\/(\[[\da-f:]+\]|[\w.-]+):\d{1,5}$/i, 'must be like clamd://127.0.0.1:3310')
  .refine((value) => URL.canParse(value), 'must be like clamd://127.0.0.1:3310')
  .transform((value) => new URL(value));
const mailbox = z.string().regex(/^[^@<>]*<?[^@<>\s]+@[^@<>\s]+>?$/, 'must be like pado@busan.example or "Pado <pado@busan.example>"');

const Environment = z.object({
  /** The one port of API and console; 0 takes a free one. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** What letters, QR codes and cookies refer to; https makes cookies secure. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** The app's role. Without it an embedded PostgreSQL is started in PADO_FOLDER. */
  DATABASE_URL: postgresUrl.optional(),
  /** The owner's role, for migrations; DATABASE_URL by default. */
  DATABASE_OWNER_URL: postgresUrl.optional(),
  MIGRATE_ON_START: flag,
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  /** Embedded cluster, keys. */
  PADO_FOLDER: z.string().min(1).default('.pado'),
  UPLOADS_FOLDER: z.string().min(1).default('uploads'),
  /** Where files are kept; UPLOADS_FOLDER by default. */
  STORAGE_URL: storageUrl.optional(),
  /** For a STORAGE_URL that names no region. */
  AWS_REGION: z.string().min(1).optional(),
  /** The virus scanner. Without it files are served unscanned. */
  SCANNER_URL: scannerUrl.optional(),
  UPLOAD_LIMIT_MB: z.coerce.number().int().min(1).max(4096).default(100),
  SIGNING_KEY_FILE: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  /** Whether anyone may ask the API for its schema. It is in the repository anyway. */
  INTROSPECTION: flag.default(true),
  /** Times as many requests a minute as usual; 0: as many as anybody likes. */
  RATE_LIMITS: z.coerce.number().min(0).max(1_000).default(1),
  /** How many proxies in front of us tell whom they speak for; 0: their word is not taken. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  SESSION_HOURS: z.coerce.number().int().min(1).max(720).default(12),
  /** The server that sends our letters. Without it they are put into a folder. */
  SMTP_URL: smtpUrl.optional(),
  /** Whom letters are from. */
  MAIL_FROM: mailbox.default('Pado <pado@localhost>'),
});

/** Nobody should get letters from an address, or with links, that lead nowhere. */
const isToldWhoSends = ({ SMTP_URL, PUBLIC_URL, MAIL_FROM }: z.infer<typeof Environment>): boolean =>
  !SMTP_URL || (PUBLIC_URL !== undefined && !MAIL_FROM.endsWith('@localhost>'));
const Settings = Environment.refine(isToldWhoSends, { path: ['SMTP_URL'], message: 'needs PUBLIC_URL and MAIL_FROM beside it' });

function storageOf({ STORAGE_URL: place, UPLOADS_FOLDER, AWS_REGION }: z.infer<typeof Environment>): StoragePlace {
  if (!place) return { kind: 'DISK', folder: resolve(UPLOADS_FOLDER) };
  return place.kind === 'S3' ? { ...place, region: place.region ?? AWS_REGION ?? null } : place;
}

/** Token of the configuration. */
export const CONFIG = Symbol('config');
export type Config = ReturnType<typeof readConfig>;

/**
 * The environment, read once, as one frozen object.
 * @throws StartError that names every variable that is not as it should be.
 */
export function readConfig(environment: NodeJS.ProcessEnv) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = Settings.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new StartError(`환경 변수를 확인해 주세요: ${wrong}`, `Check these environment variables: ${wrong}`);
  }
  const value = parsed.data;
  return Object.freeze({
    port: value.PORT,
    host: value.HOST,
    publicUrl: value.PUBLIC_URL ?? null,
    databaseUrl: value.DATABASE_URL ?? null,
    databaseOwnerUrl: value.DATABASE_OWNER_URL ?? value.DATABASE_URL ?? null,
    migrateOnStart: value.MIGRATE_ON_START,
    databasePool: value.DATABASE_POOL,
    folder: resolve(value.PADO_FOLDER),
    storage: storageOf(value),
    scanner: value.SCANNER_URL ? { host: value.SCANNER_URL.hostname.replace(/^\[|\]$/g, ''), port: Number(value.SCANNER_URL.port) } : null,
    uploadLimitBytes: value.UPLOAD_LIMIT_MB * 1024 * 1024,
    signingKeyFile: resolve(value.SIGNING_KEY_FILE ?? `${value.PADO_FOLDER}/keys/signing.pem`),
    logLevel: value.LOG_LEVEL,
    introspection: value.INTROSPECTION,
    rateLimits: value.RATE_LIMITS,
    trustedProxies: value.TRUSTED_PROXIES,
    sessionHours: value.SESSION_HOURS,
    smtpUrl: value.SMTP_URL ?? null,
    mailFrom: value.MAIL_FROM,
    mailFolder: resolve(value.PADO_FOLDER, 'mail'),
  });
}
