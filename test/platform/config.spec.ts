import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/platform/config.js';
import { StartError } from '../../src/platform/start-error.js';

const defaults = {
  port: 3000,
  host: '127.0.0.1',
  publicUrl: null,
  databaseUrl: null,
  databaseOwnerUrl: null,
  migrateOnStart: false,
  databasePool: 10,
  folder: resolve('.pado'),
  storage: { kind: 'DISK', folder: resolve('uploads') },
  scanner: null,
  uploadLimitBytes: 104_857_600,
  signingKeyFile: resolve('.pado/keys/signing.pem'),
  logLevel: 'info',
  introspection: true,
  rateLimits: 1,
  trustedProxies: 0,
  sessionHours: 12,
  smtpUrl: null,
  mailFrom: 'Pado <pado@localhost>',
  mailFolder: resolve('.pado/mail'),
};

test('an empty environment is enough', () => {
  expect(readConfig({})).toEqual(defaults);
});

test('a variable that is empty or blank is as good as none', () => {
  expect(readConfig({ PORT: '', HOST: ' ', DATABASE_URL: '', PUBLIC_URL: '\t', INTROSPECTION: '' })).toEqual(defaults);
});

test('variables of others are of no interest', () => {
  expect(readConfig({ HOME: '/home/kim', PADO: 'x', DATABASE: 'x' })).toEqual(defaults);
});

test('every variable has its place', () => {
  const app = 'postgres://app:secret@db.busan.example/pado';
  const owner = 'postgresql://owner:secret@db.busan.example/pado';
  const given = {
    PORT: '0',
    HOST: '0.0.0.0',
    PUBLIC_URL: 'https://pado.busan.example',
    DATABASE_URL: app,
    DATABASE_OWNER_URL: owner,
    MIGRATE_ON_START: '1',
    DATABASE_POOL: '20',
    PADO_FOLDER: '/var/lib/pado',
    UPLOADS_FOLDER: '/srv/업로드 폴더',
    UPLOAD_LIMIT_MB: '1',
    SCANNER_URL: 'clamd://scanner.busan.example:3310',
    SIGNING_KEY_FILE: '/etc/pado/key.pem',
    LOG_LEVEL: 'debug',
    INTROSPECTION: 'false',
    RATE_LIMITS: '2.5',
    TRUSTED_PROXIES: '1',
    SESSION_HOURS: '8',
    SMTP_URL: 'smtps://pado:s%3Acret@mail.busan.example',
    MAIL_FROM: '파도 <pado@busan.example>',
  };
  expect(readConfig(given)).toEqual({
    port: 0,
    host: '0.0.0.0',
    publicUrl: 'https://pado.busan.example',
    databaseUrl: app,
    databaseOwnerUrl: owner,
    migrateOnStart: true,
    databasePool: 20,
    folder: '/var/lib/pado',
    storage: { kind: 'DISK', folder: '/srv/업로드 폴더' },
    scanner: { host: 'scanner.busan.example', port: 3310 },
    uploadLimitBytes: 1_048_576,
    signingKeyFile: '/etc/pado/key.pem',
    logLevel: 'debug',
    introspection: false,
    rateLimits: 2.5,
    trustedProxies: 1,
    sessionHours: 8,
    smtpUrl: 'smtps://pado:s%3Acret@mail.busan.example',
    mailFrom: '파도 <pado@busan.example>',
    mailFolder: '/var/lib/pado/mail',
  });
});

test('the owner of the schema is the application itself, and the key lies in the folder, unless something else is said', () => {
  const config = readConfig({ DATABASE_URL: 'postgres:///pado?host=/run/postgresql', PADO_FOLDER: '/var/lib/pado' });
  expect([config.databaseOwnerUrl, config.signingKeyFile]).toEqual([
    'postgres:///pado?host=/run/postgresql',
    '/var/lib/pado/keys/signing.pem',
  ]);
});

describe('where files are kept', () => {
  const s3 = { kind: 'S3', bucket: 'pado', prefix: '', endpoint: null, region: null, credentials: null };
  test.each<[NodeJS.ProcessEnv, unknown]>([
    [{ STORAGE_URL: 'file:///srv/pado/%EC%97%85%EB%A1%9C%EB%93%9C/' }, { kind: 'DISK', folder: '/srv/pado/업로드' }],
    [{ STORAGE_URL: 's3://pado' }, s3],
    [
      { STORAGE_URL: 's3://pado', AWS_REGION: 'ap-northeast-2' },
      { ...s3, region: 'ap-northeast-2' },
    ],
    [
      { STORAGE_URL: 's3://pado/busan/2025/?region=kr-1', AWS_REGION: 'x' },
      { ...s3, prefix: 'busan/2025/', region: 'kr-1' },
    ],
    [
      { STORAGE_URL: 's3://key:sec%2Fret@pado?endpoint=http://10.0.0.7:9000' },
      { ...s3, endpoint: 'http://10.0.0.7:9000', credentials: { accessKeyId: 'key', secretAccessKey: 'sec/ret' } },
    ],
  ])('%j', (environment, place) => {
    expect(readConfig({ ...environment, UPLOADS_FOLDER: '/elsewhere' }).storage).toEqual(place);
  });
});

test('a scanner may have an IPv6 address', () => {
  expect(readConfig({ SCANNER_URL: 'clamd://[::1]:3310' }).scanner).toEqual({ host: '::1', port: 3310 });
});

test.each([
  ['0', false],
  ['1', true],
  ['true', true],
  ['false', false],
])('%s is %s', (text, value) => {
  const { migrateOnStart, introspection } = readConfig({ MIGRATE_ON_START: text, INTROSPECTION: text });
  expect([migrateOnStart, introspection]).toEqual([value, value]);
});

test('nobody changes it afterwards', () => {
  const config = readConfig({});
  expect(Object.isFrozen(config)).toBe(true);
  expect(() => Object.assign(config, { port: 1 })).toThrow(TypeError);
});

describe('a wrong value stops the start with the name of its variable, and is not quoted', () => {
  const wrong: [string, string[]][] = [
    ['PORT', ['x-3000', '-1', '65536', '30.5', 'NaN']],
    ['PUBLIC_URL', ['pado.busan.example', 'ftp://busan.example', 'javascript:alert(1)', 'https://']],
    ['DATABASE_URL', ['mysql://busan.example/pado', 'db.busan.example', 'postgres://app:p@ss wörd%@:x/', 'POSTGRES://db/pado']],
    ['DATABASE_OWNER_URL', ['sqlite:pado.db', 'postgres://owner:se#cret:5432/pado']],
    ['MIGRATE_ON_START', ['yes-please', 'TRUE', '2']],
    ['DATABASE_POOL', ['1', '201', 'some']],
    ['UPLOAD_LIMIT_MB', ['0', '4097', '1.5', '100MB']],
    [
      'STORAGE_URL',
      [
        '/srv/uploads',
        'file:uploads',
        'file://host/uploads',
        'http://s3.busan.example/pado',
        's3:///prefix',
        's3://Pado_Files',
        's3://key@pado',
        's3://key:se/cret@pado',
        's3://pado?endpoint=s3.busan.example',
        's3://pado?endpont=http://s3.busan.example',
        's3://pado:9000',
        's3://key:sec%ret@pado',
        's3://pado/%E0%A4%A',
        's3://pado?region=',
        's3://pado?region=kr 1',
        'file:///srv/100%/uploads',
        'file:///srv/%00',
      ],
    ],
    ['SCANNER_URL', ['10.0.0.7:3310', 'clamd://scanner', 'tcp://scanner:3310', 'clamd://scanner:3310/path', 'clamd://scanner:99999']],
    ['LOG_LEVEL', ['loud', 'INFO', 'trace']],
    ['INTROSPECTION', ['off', 'no']],
    ['TRUSTED_PROXIES', ['-1', '11', 'all']],
    ['SESSION_HOURS', ['0', '721', '12h']],
    ['SMTP_URL', ['mail.busan.example', 'http://mail.busan.example', 'smtp://pado:p@ss wörd@mail/', 'smtp://mail.busan.example']],
    ['MAIL_FROM', ['pado', 'Pado <pado>', 'a@b.example, c@d.example', 'pado@busan.example\nBcc: all@busan.example']],
  ];

  test.each(wrong.flatMap(([name, values]) => values.map((value): [string, string] => [name, value])))('%s=%s', (name, value) => {
    const attempt = () => readConfig({ [name]: value });
    expect(attempt).toThrow(StartError);
    expect(attempt).toThrow(new RegExp(`^환경 변수를 확인해 주세요: ${name}: .+\nCheck these environment variables: ${name}: .+$`));
    if (value.length > 4) expect(attempt).not.toThrow(value);
  });

  test('a mail server is of no use without the address that letters are from and the one that they lead to', () => {
    const server = { SMTP_URL: 'smtp://mail.busan.example' };
    const [from, to] = [{ MAIL_FROM: 'pado@busan.example' }, { PUBLIC_URL: 'https://pado.busan.example' }];
    for (const missing of [server, { ...server, ...from }, { ...server, ...to }]) {
      expect(() => readConfig(missing)).toThrow('SMTP_URL: needs PUBLIC_URL and MAIL_FROM beside it');
    }
    expect(readConfig({ ...server, ...from, ...to }).smtpUrl).toBe('smtp://mail.busan.example');
  });

  test('all of them at once, so that nobody has to start five times', () => {
    expect(() => readConfig({ PORT: 'x', LOG_LEVEL: 'x', DATABASE_POOL: 'x' })).toThrow(/PORT: .*; DATABASE_POOL: .*; LOG_LEVEL: /);
  });
});
