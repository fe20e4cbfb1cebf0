/** Separators of folders may be doubled, as in texts of programs, or percent-encoded. */
const separator = String.raw`(?:[/\\]|%2F|%5C)+`;
/** What ends a path in a text; `\u001b` begins a colour on a terminal. */
const never = String.raw`/\\\r\n\t"'<>|:*?\u0060\u001b`;
/** With spaces only where the path goes on. */
const name = String.raw`(?:[^${never}]{1,60}?(?=${separator})|[^${never}\s,;)\]}]{1,60})`;
const everybodys = String.raw`(?!(?:Public|All Users|Default|user)(?:[/\\%"'\s]|$))`;
/** Folders whose next part is somebody's name. */
const homes = new RegExp(
  `(${separator}(?:home|Users|Documents and Settings|사용자)${separator}|\\b[A-Za-z]:${separator}users${separator})${everybodys}${name}`,
  'g',
);
/** Environments, which people name. */
const environments = new RegExp(
  `((?:conda\\d?|venvs?|virtualenvs?|pyenv)${separator}(?:envs|versions)${separator}|${separator}envs${separator})${name}(?=${separator})`,
  'g',
);
/** A server in a quoted path: outside of quotation marks two backslashes mean other things. */
const servers = /((["'])\\{2,4})[\p{L}\p{N}.-]{3,}(\\{1,2})[^\\/\r\n"'<>|:*?]{2,}(?=\\|\2)/gu;

/** A text in which paths no longer tell whose computer they lie on, or on which server. */
export const withoutHomes = (text: string): string =>
  text.replace(homes, '$1user').replace(environments, '$1env').replace(servers, '$1server$3share');
