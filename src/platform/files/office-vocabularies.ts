const openXml = 'http://schemas.openxmlformats.org/';
const strict = 'http://purl.oclc.org/ooxml/';
const microsoft = 'http://schemas.microsoft.com/office/';

const usual = new Map<string, string>();

/** Both editions of a vocabulary of the standard. */
function standard(short: string, path: string): [string, string][] {
  const written = openXml + path.replace('/', '/2006/');
  usual.set(strict + path, written);
  return [
    [written, short],
    [strict + path, short],
  ];
}

/** The vocabularies that say what is seen, by the short names that are used of them here. Whatever is in others is left out. */
const known = new Map<string, string>([
  ...standard('w', 'wordprocessingml/main'),
  ...standard('p', 'presentationml/main'),
  ...standard('x', 'spreadsheetml/main'),
  ...standard('a', 'drawingml/main'),
  ...standard('c', 'drawingml/chart'),
  ...standard('cdr', 'drawingml/chartDrawing'),
  ...standard('dgm', 'drawingml/diagram'),
  ...standard('lc', 'drawingml/lockedCanvas'),
  ...standard('pic', 'drawingml/picture'),
  ...standard('wp', 'drawingml/wordprocessingDrawing'),
  ...standard('xdr', 'drawingml/spreadsheetDrawing'),
  ...standard('r', 'officeDocument/relationships'),
  ...standard('m', 'officeDocument/math'),
  [`${openXml}markup-compatibility/2006`, 'mc'],
  [`${microsoft}drawing/2010/main`, 'a14'],
  [`${microsoft}drawing/2014/chartex`, 'cx'],
  [`${microsoft}drawing/2015/9/8/chartex`, 'cx'],
  [`${microsoft}drawing/2015/10/21/chartex`, 'cx'],
  [`${microsoft}drawing/2016/5/10/chartex`, 'cx'],
  [`${microsoft}word/2010/wordml`, 'w14'],
  [`${microsoft}word/2010/wordprocessingDrawing`, 'wp14'],
  [`${microsoft}word/2010/wordprocessingShape`, 'wps'],
  [`${microsoft}word/2010/wordprocessingGroup`, 'wpg'],
  [`${microsoft}word/2010/wordprocessingCanvas`, 'wpc'],
]);

/** Older drawings, which only Word still needs: elsewhere they repeat what newer ones say. */
const knownInWord = new Map([
  ...known,
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ['urn:schemas-microsoft-com:office:word', 'w10'],
]);

export interface Vocabularies {
  /** `w:p` for what the document may call `x17:p`; null for a vocabulary that is not known, and for a name that is none. */
  nameOf(written: string): string | null;
  /** The vocabulary that a prefix stands for. */
  ofPrefix(prefix: string): string | null;
  /** What to declare in the place of a vocabulary: of both editions the more usual one; null for one that is not known. */
  declared(uri: string): string | null;
}

/**
 * What the prefixes of a part stand for. One that stands for several vocabularies is known only if all of these are, and the same: no
 * program writes such parts.
 */
export function vocabulariesOf(xml: string, isWord: boolean): Vocabularies {
  const meanings = isWord ? knownInWord : known;
  const prefixes = new Map<string, string | null>();
  for (const [, prefix = '', quoted = ''] of xml.matchAll(/\sxmlns(?::([^\s=]+))?\s*=\s*("[^"]*"|'[^']*')/g)) {
    const meaning = meanings.get(quoted.slice(1, -1)) ?? null;
    prefixes.set(prefix, prefixes.has(prefix) && prefixes.get(prefix) !== meaning ? null : meaning);
  }
  const names = new Map<string, string | null>();
  const resolve = (written: string) => {
    const colon = written.indexOf(':');
    const vocabulary = prefixes.get(colon < 0 ? '' : written.slice(0, colon));
    return vocabulary ? `${vocabulary}:${written.slice(colon + 1)}` : null;
  };
  return {
    nameOf(written) {
      let name = names.get(written);
      if (name === undefined) names.set(written, (name = resolve(written)));
      return name;
    },
    ofPrefix: (prefix) => prefixes.get(prefix) ?? null,
    declared: (uri) => usual.get(uri) ?? (meanings.has(uri) ? uri : null),
  };
}
