const [firstSyllable, lastSyllable] = [0xac00, 0xd7a3];

const euckr = () => new TextDecoder('euc-kr', { fatal: true });

/**
 * CP949 bytes as text; null for bytes that are not CP949.
 *
 * The `euc-kr` of TextDecoder should be CP949 by the Encoding Standard, but that of Node is plain EUC-KR: it reads the bytes of many of
 * the 8,822 syllables that CP949 adds (똠, 뷁) as two other characters, without an error. What CP949 adds is therefore decoded here.
 */
export function decodeCp949(bytes: Uint8Array): string | null {
  const decoder = euckr();
  const pieces: string[] = [];
  let plainFrom = 0;
  try {
    for (let at = 0; at < bytes.length; at++) {
      const lead = bytes[at] ?? 0;
      if (lead < 0x80) continue;
      const trail = bytes[at + 1] ?? 0;
      const added = addedCharacter(lead, trail);
      const isPlainPair = lead > 0xa0 && trail > 0xa0;
      if (added === null && !isPlainPair) return null;
      if (added !== null) {
        pieces.push(decoder.decode(bytes.subarray(plainFrom, at)), added);
        plainFrom = at + 2;
      }
      at++;
    }
    return pieces.join('') + decoder.decode(bytes.subarray(plainFrom));
  } catch {
    return null;
  }
}

// The added syllables stand in the order of Unicode on the byte pairs that EUC-KR leaves free: trails 41-5A, 61-7A and 81-FE
// below lead A1, and 81-A0 instead of 81-FE from there on. (Microsoft's table of code page 949.)
function addedCharacter(lead: number, trail: number): string | null {
  if (lead === 0xa2 && trail === 0xe6) return '€';
  if (lead === 0xa2 && trail === 0xe7) return '®';
  const isLow = lead < 0xa1;
  const column = columnOf(trail);
  if (lead < 0x81 || lead > 0xc6 || column === null || (!isLow && trail > 0xa0)) return null;
  const index = isLow ? (lead - 0x81) * 178 + column : 32 * 178 + (lead - 0xa1) * 84 + column;
  return addedSyllables().charAt(index) || null;
}

function columnOf(trail: number): number | null {
  if (trail >= 0x41 && trail <= 0x5a) return trail - 0x41;
  if (trail >= 0x61 && trail <= 0x7a) return trail - 0x61 + 26;
  return trail >= 0x81 && trail <= 0xfe ? trail - 0x81 + 52 : null;
}

let syllables: string | undefined;

/** All modern syllables but the 2,350 that EUC-KR has in B0A1-C8FE, in the order of Unicode. */
function addedSyllables(): string {
  syllables ??= syllablesOutside(new Set(euckr().decode(pairsOfHangul())));
  return syllables;
}

function syllablesOutside(known: Set<string>): string {
  const all = Array.from({ length: lastSyllable - firstSyllable + 1 }, (_, offset) => String.fromCharCode(firstSyllable + offset));
  return all.filter((syllable) => !known.has(syllable)).join('');
}

function pairsOfHangul(): Uint8Array {
  const pairs: number[] = [];
  for (let lead = 0xb0; lead <= 0xc8; lead++) for (let trail = 0xa1; trail <= 0xfe; trail++) pairs.push(lead, trail);
  return Uint8Array.from(pairs);
}
