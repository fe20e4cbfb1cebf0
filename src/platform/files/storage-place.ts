/** Where the bytes of files are kept. */
export type StoragePlace = DiskPlace | S3Place;

export interface DiskPlace {
  kind: 'DISK';
  /** Absolute. */
  folder: string;
}

export interface S3Place {
  kind: 'S3';
  bucket: string;
  /** Before every key: empty, or ending with a slash. */
  prefix: string;
  /** Null: Amazon's own. */
  endpoint: string | null;
  region: string | null;
  /** Null: those of the AWS_* variables, of `~/.aws`, or of the machine's role. */
  credentials: { accessKeyId: string; secretAccessKey: string } | null;
}

const knownSettings = ['endpoint', 'region'];

/** Reads STORAGE_URL; a text that says what is wrong with it, without quoting it, because it may hold a secret. */
export function readStorageUrl(text: string): StoragePlace | string {
  if (!URL.canParse(text)) return 'is no URL: escape special characters of the secret key';
  const url = new URL(text);
  if (!isEscaped(url)) return 'is not escaped as a URL is: write % as %25';
  if (url.protocol === 'file:') return diskPlace(text, url);
  return url.protocol === 's3:' ? s3Place(url) : 'must begin with s3:// or file:///';
}

function diskPlace(text: string, url: URL): DiskPlace | string {
  // `file:uploads` would quietly become a folder at the top of the disk.
  if (!/^file:\/\/\//i.test(text) || url.pathname === '/' || url.search) return 'must be like file:///srv/pado/uploads';
  return { kind: 'DISK', folder: decodeURIComponent(url.pathname).replace(/\/+$/, '') };
}

function s3Place(url: URL): S3Place | string {
  const [endpoint, region] = [url.searchParams.get('endpoint'), url.searchParams.get('region')];
  const unknown = [...url.searchParams.keys()].some((name) => !knownSettings.includes(name));
  if (unknown || url.port || url.hash) return 'takes nothing but endpoint and region after the question mark';
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(url.hostname)) return 'must name a bucket: s3://bucket/prefix';
  if (endpoint !== null && !isWebAddress(endpoint)) return 'endpoint must be like https://s3.example:9000';
  if (region !== null && !/^[\w-]+$/.test(region)) return 'region must be like kr-1';
  if (Boolean(url.username) !== Boolean(url.password)) return 'must have both access key and secret key, or neither';
  const prefix = decodeURIComponent(url.pathname).replace(/^\/+|\/+$/g, '');
  return {
    kind: 'S3',
    bucket: url.hostname,
    prefix: prefix && `${prefix}/`,
    endpoint,
    region,
    credentials: url.username ? { accessKeyId: decodeURIComponent(url.username), secretAccessKey: decodeURIComponent(url.password) } : null,
  };
}

/** A secret key may have a % in it, and a URL with a stray one is still one. No folder and no key has a NUL. */
function isEscaped({ pathname, username, password }: URL): boolean {
  try {
    return !decodeURIComponent(`${username}:${password}@${pathname}`).includes('\0');
  } catch {
    return false;
  }
}

const isWebAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && !new URL(text).username;
