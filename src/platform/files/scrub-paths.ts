/** Separators of folders may be doubled, as in texts of programs, or percent-encoded. */
const separator = String.raw`(?:[/\\]|%2F|%5C){1,8}`;
/** What ends a path in a text; `\u001b` begins a colour on a terminal. */
const never = String.raw`/\\\r\n\t"'<>|:*?\u0060\u001b`;
/** With spaces only where the path goes on. */
const name = String.raw`(?:[^${never}]{1,60}?(?=${separator})|[^${never}\s,;)\]}]{1,60})`;
const everybodys = String.raw`(?!(?:Public|All Users|Default|user|Macintosh HD)(?:[/\\%"'\s]|$))`;
/** Folders whose next part is somebody's name, or what somebody calls a disk. */
const homes = new RegExp(
  `(${separator}(?:home\\d*|Users|Documents and Settings|사용자|Volumes|run/media)${separator}|(?<![\\p{L}\\p{N}.~:/-])/media/|` +
    `\\b[A-Za-z]:${separator}users${separator})${everybodys}${name}`,
  'gu',
);
/** The home of another user of a computer. Formulas have tildes too: outside of quotation marks it has to look like the path of a file. */
const tildes = /(?<=["'`])~[\p{L}\p{N}_.-]+(?=\/)|(?<![^\s=:([>])~[\p{L}\p{N}_.-]+(?=\/[^\s/]*(?:\/|\.\p{L}))/gu;
/** Environments, which people name. */
const environments = new RegExp(
  `((?:conda\\d?|venvs?|virtualenvs?|pyenv)${separator}(?:envs|versions)${separator}|${separator}envs${separator})${name}(?=${separator})`,
  'g',
);
/** A server in a quoted path: outside of quotation marks two backslashes mean other things. */
const servers = /((["'])\\{2,4})[\p{L}\p{N}.-]{3,}(\\{1,2})[^\\/\r\n"'<>|:*?]{2,}(?=\\|\2)/gu;

/** Outside of quotation marks two backslashes may end a line of a formula: a path goes on behind its share. */
const bareServers = /(?<![^\s=:([>])(\\\\)[\p{L}\p{N}.-]{3,}\\[^\\/\s"'<>|:*?]{2,60}(?=\\[^\s\\])/gu;
/** The last part of a path is a folder where it has no ending. */
const folder = String.raw`(?:[^${never}]{1,60}?(?=${separator})|[^${never}.]{1,60}(?=["'\u0060]))`;
/** Drives in a cloud, whose folders people call after themselves, and which some programs call after an account. */
const drives = new RegExp(`((?:My ?Drive|내 드라이브|Shared ?drives|공유 드라이브)${separator})${folder}`, 'g');
const accounts = new RegExp(`(\\bOneDrive|\\bGoogleDrive) ?- ?${folder}`, 'g');
/** Folders that everybody has on a disk. */
const usual = String.raw`(?!(?:Program Files(?: \(x86\))?|ProgramData|Windows|Users|Documents and Settings|사용자|home|content|data|te?mp|Python\d*|R|(?:ana|mini)conda\d?|folder)(?:[/\\%"'\x60\s]|$))`;
/** A folder right on a disk. Formulas say `X:\Omega\to`: outside of quotation marks it has to look like a path, or fill its line. */
const disks = [
  new RegExp(
    `(?<=["'\u0060])([A-Za-z]:${separator})${usual}[\\p{L}\\p{N}\u0080-\u00ff ._()@&-]{2,60}(?=${separator}|(?<!\\.[^.]{0,60})["'\u0060])`,
    'giu',
  ),
  new RegExp(
    `(?<![\\p{L}\\p{N}$'"\u0060]|\\\\)((?:\u001b\\[[\\d;]{0,20}m)?[A-Z]:${separator})${usual}` +
      `(?:[^${never}]{1,60}?(?=${separator}[^\\r\\n"'<>|:*?{}$\u0060]{0,200}\\.\\w)|(?=[^${never}]{0,60}\\p{Script=Hangul})[^${never}]{1,60}?(?=[${never}]|$))`,
    'gu',
  ),
  new RegExp(`^([A-Z]:${separator})${usual}[^${never}{}^$]{1,60}(?=[^\\r\\n{}^$]{0,200}$)`, 'gm'),
];

/** A text in which paths no longer tell whose computer they lie on, on which server, or in whose folder. */
export function withoutHomes(text: string): string {
  const homeless = text.replace(homes, '$1user').replace(tildes, '~user').replace(environments, '$1env');
  const serverless = homeless.replace(servers, '$1server$3share').replace(bareServers, '$1server\\share');
  const driveless = serverless.replace(drives, '$1folder').replace(accounts, '$1');
  return disks.reduce((rest, disk) => rest.replace(disk, '$1folder'), driveless);
}
