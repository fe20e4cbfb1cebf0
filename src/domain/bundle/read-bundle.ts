import { type Bundle, BUNDLE_FORMAT, type BundleTools, EARLIER_MANIFEST_FORMAT, MANIFEST_FORMAT } from './bundle.js';
import { type BundleFinding, finding } from './finding.js';
import { hash, listOf, matching, object, oneOf, type Shape, text, whole } from './shape.js';

/** Some ten times what an edition of 5,000 entries makes. */
const mostCharacters = 150_000_000;
/** An edition of that size has some 600,000: what is nothing but brackets and commas takes minutes to look at. */
const mostValues = 8_000_000;
const deepest = 24;

const anything: Shape = () => true;
const manifestLines = listOf(object({ id: text, hash }));
const manifest = object({
  format: oneOf(MANIFEST_FORMAT, EARLIER_MANIFEST_FORMAT),
  competition: text,
  publication: whole,
  settlements: listOf(object({ of: text, settlement: text, inputsHash: hash, engineVersion: text })),
  audit: object({ seq: whole, hash: text }),
  counts: object({ stages: whole, entries: whole, sheets: whole, published: whole }),
  lines: manifestLines,
  confidential: manifestLines,
});
const line = object({ id: text, salt: matching(/^[0-9a-f]{32}$/), content: anything });
const bundle = object({
  format: oneOf(BUNDLE_FORMAT),
  manifest,
  signature: text,
  kid: text,
  lines: listOf(line),
  withheld: listOf(text),
});

const wholeFile = (ko: string, en: string): BundleFinding => finding([], ko, en);

/** A text as a bundle, whoever wrote it; what is none says why. Nothing is believed of it yet. */
export function readBundle(written: string, { textOf }: BundleTools): Bundle | BundleFinding {
  const tooMuch = problemOfSize(written);
  if (tooMuch) return tooMuch;
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch {
    return wholeFile('JSON이 아닙니다.', 'This is no JSON.');
  }
  if (!bundle(value)) return wholeFile('파도의 결과 묶음이 아닙니다.', 'This is no settlement bundle of Pado.');
  // Whoever reads the file sees what was verified: no key stands there twice, and nothing is written in another way.
  if (!isWrittenAs(value, written.trimEnd(), textOf))
    return wholeFile(
      '내어 준 그대로의 묶음이 아닙니다. 글자를 바꾸거나 다시 정리하지 않은 원본으로 확인해 주세요.',
      'This text is not as it was handed out. Check the original, neither edited nor formatted anew.',
    );
  return value as Bundle;
}

function problemOfSize(written: string): BundleFinding | null {
  if (written.length > mostCharacters)
    return wholeFile(
      '묶음이 너무 큽니다: 1억 5천만 글자까지 읽습니다.',
      'This is too long for a bundle: up to 150 million characters are read.',
    );
  const size = extentOf(written);
  if (size === 'TOO_DEEP')
    return wholeFile('묶음이 아닙니다: 값이 너무 깊게 겹쳐 있습니다.', 'This is no bundle: its values lie too deep within each other.');
  if (size === 'TOO_MANY')
    return wholeFile('묶음이 아닙니다: 값이 8백만 개를 넘습니다.', 'This is no bundle: it has more than 8 million values.');
  return null;
}

/** Whether brackets outside of texts are open too often at once, or values are too many: told before anything recurses into them. */
function extentOf(written: string): 'TOO_DEEP' | 'TOO_MANY' | null {
  let [depth, values, isInText] = [0, 0, false];
  for (let at = 0; at < written.length; at++) {
    const code = written.charCodeAt(at);
    if (isInText) {
      if (code === 0x5c) at++;
      else if (code === 0x22) isInText = false;
    } else if (code === 0x22) isInText = true;
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > deepest) return 'TOO_DEEP';
      if (++values > mostValues) return 'TOO_MANY';
    } else if (code === 0x5d || code === 0x7d) depth--;
    else if (code === 0x2c && ++values > mostValues) return 'TOO_MANY';
  }
  return null;
}

/** What has no canonical text, such as a number beyond all bounds, was written by nobody who means well. */
function isWrittenAs(value: unknown, written: string, textOf: BundleTools['textOf']): boolean {
  try {
    return textOf(value) === written;
  } catch {
    return false;
  }
}
