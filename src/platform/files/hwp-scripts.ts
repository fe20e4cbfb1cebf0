/** In characters; the frame itself has a few hundred. */
const longestFrame = 16_384;

/**
 * Hangul writes the frame of a script into every document that anybody ever looked at with its script editor: names for the document, and
 * handlers with nothing in them. That runs nothing; whatever else there is does.
 */
export function isDefaultScript(script: string): boolean {
  if (script.length > longestFrame) return false;
  const left = script
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/\/\/[^\r\n]*/g, ' ')
    .replace(/\bvar\s+Documents?\s*=\s*(XHwpDocuments|Documents\.Active_XHwpDocument)\s*;/g, ' ')
    .replace(/\bfunction\s+\w+\s*\([\w\s,]*\)\s*\{\s*\}/g, ' ');
  return !/[^\s;\0\ufeff]/.test(left);
}

/** The script of an HWPX document: text as it is, in UTF-16 as a rule. */
export function hwpxScript(content: Buffer): string {
  const isWide = content.subarray(0, 200).includes(0);
  return content.toString(isWide ? 'utf16le' : 'utf8');
}

/** The script of an HWP 5 document, out of its stream: four texts, each behind its length. */
export function hwpScript(stream: Buffer): string {
  const texts: string[] = [];
  for (let at = 0; at + 4 <= stream.length && texts.length < 4;) {
    const end = at + 4 + stream.readUInt32LE(at) * 2;
    // What is not as it should be is read as it stands: then it is no empty frame.
    if (end > stream.length) return stream.toString('utf16le');
    texts.push(stream.toString('utf16le', at + 4, end));
    at = end;
  }
  return texts.join('\n');
}
