import { constants, gunzipSync } from 'node:zlib';

/**
 * Names that a computer runs when they are opened, whatever they hold. Sources (Python, R, SQL, shell, JavaScript) are what a team is asked
 * for and none of them; compiled Python lies beside every source.
 */
const endings = new Set(
  (
    'exe dll sys drv ocx cpl scr com pif msi msp msc msix appx jar apk ipa lnk url scf reg bat cmd ps1 psm1 vbs vbe jse wsf wsh hta chm ' +
    'gadget application appref-ms settingcontent-ms library-ms desktop xll wll ppam xlam dotm xltm potm'
  ).split(' '),
);

/** Whether a name ends like a program; dots and blanks behind it, which Windows leaves out, do not hide it. */
export function isProgramName(name: string): boolean {
  const last = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.\s]+$/u, '')
    .split(/[/\\]/)
    .at(-1)!;
  return endings.has(/\.([a-z0-9-]+)$/.exec(last)?.[1] ?? '');
}

export type MemberSign = 'PROGRAM' | 'ARCHIVE' | 'ZIP' | 'COMPOUND';

const beginnings: [hex: string, sign: MemberSign][] = [
  ['7f454c46', 'PROGRAM'],
  // Mach-O, in both orders, and several in one, which is also how Java begins.
  ...['feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabe', 'cafebabf', 'bebafeca'].map((hex): [string, MemberSign] => [
    hex,
    'PROGRAM',
  ]),
  ['0061736d', 'PROGRAM'],
  ['6465780a', 'PROGRAM'],
  // A link of Windows, and its help.
  ['4c0000000114020000000000c000000000000046', 'PROGRAM'],
  ['49545346', 'PROGRAM'],
  ['504b0304', 'ZIP'],
  ['d0cf11e0a1b11ae1', 'COMPOUND'],
  ['526172211a07', 'ARCHIVE'],
  ['377abcaf271c', 'ARCHIVE'],
  ['4d534346', 'ARCHIVE'],
  ['fd377a585a00', 'ARCHIVE'],
  ['28b52ffd', 'ARCHIVE'],
  ['425a6839314159265359', 'ARCHIVE'],
  ['78617221', 'ARCHIVE'],
  ['414c5a01', 'ARCHIVE'],
  ['45474741', 'ARCHIVE'],
];

/** What the beginning of a member of an archive says that it is; null: nothing that needs a closer look. */
export function signOf(head: Buffer): MemberSign | null {
  const hex = head.subarray(0, 20).toString('hex');
  const found = beginnings.find(([beginning]) => hex.startsWith(beginning));
  if (found) return found[1];
  // Text may begin with these letters, but a program has bytes that no text has.
  if (hex.startsWith('4d5a') && head.subarray(0, 1024).some((byte) => byte < 9)) return 'PROGRAM';
  if (head.subarray(257, 262).toString('latin1') === 'ustar') return 'ARCHIVE';
  return hex.startsWith('1f8b') ? signInGzip(head) : null;
}

/** A table that was packed by itself is as good as a table; an archive in it is none that can be looked into. */
function signInGzip(head: Buffer): MemberSign | null {
  try {
    const inner = gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 8 * 1024 * 1024 }).subarray(0, 4096);
    const sign = inner.subarray(0, 2).toString('hex') === '1f8b' ? 'ARCHIVE' : signOf(inner);
    return sign === null || sign === 'PROGRAM' ? sign : 'ARCHIVE';
  } catch {
    return 'ARCHIVE';
  }
}
