const [backslash, opening, closing, less, greater, percent] = [0x5c, 0x28, 0x29, 0x3c, 0x3e, 0x25];
const isLineEnd = (code: number): boolean => code === 0x0a || code === 0x0d;

/**
 * What a page draws, byte by byte as letters, without the comments between its operators. From a picture in its middle on it stays as it
 * is, because nothing tells for certain where the bytes of such a picture end.
 */
export function withoutComments(drawn: string): string {
  let written = '';
  let copied = 0;
  for (let at = 0; at < drawn.length; at += 1) {
    const code = drawn.charCodeAt(at);
    if (code === opening) at = endOfString(drawn, at);
    else if (code === less && drawn.charCodeAt(at + 1) !== less) at = endOf(drawn, '>', at);
    else if ((code === less || code === greater) && drawn.charCodeAt(at + 1) === code) at += 1;
    else if (code === 0x49 && beginsPicture(drawn, at)) break;
    else if (code === percent) {
      written += drawn.slice(copied, at);
      while (at < drawn.length && !isLineEnd(drawn.charCodeAt(at))) at += 1;
      copied = at;
    }
  }
  return written + drawn.slice(copied);
}

function endOfString(drawn: string, start: number): number {
  let depth = 0;
  for (let at = start; at < drawn.length; at += 1) {
    const code = drawn.charCodeAt(at);
    if (code === backslash) at += 1;
    else if (code === opening) depth += 1;
    else if (code === closing && (depth -= 1) === 0) return at;
  }
  return drawn.length;
}

function endOf(drawn: string, mark: string, start: number): number {
  const end = drawn.indexOf(mark, start);
  return end < 0 ? drawn.length : end;
}

/** Whether an operator `ID` stands here. */
const beginsPicture = (drawn: string, at: number): boolean =>
  drawn.charCodeAt(at + 1) === 0x44 && /^[^A-Za-z/]?ID[\s\0]$/.test(drawn.slice(Math.max(0, at - 1), at + 3));
