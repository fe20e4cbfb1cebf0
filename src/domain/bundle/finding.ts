/** What is not as it should be: the lines that it is about, or `manifest`, with sentences in Korean and English. */
export interface BundleFinding {
  lines: string[];
  ko: string;
  en: string;
}

export const finding = (lines: string | readonly string[], ko: string, en: string): BundleFinding => ({
  lines: typeof lines === 'string' ? [lines] : [...lines],
  ko,
  en,
});

/** Of the manifest as a whole. */
export const ofManifest = (ko: string, en: string): BundleFinding => finding('manifest', ko, en);

/** What a line has, and what follows from the others. Long values are cut. */
export const differs = (line: string, field: string, has: unknown, follows: unknown, from: readonly string[] = []): BundleFinding => {
  const [there, due] = [briefly(has), briefly(follows)];
  const ko = `${field} 값은 ${there}인데 다시 계산하면 ${due}입니다.`;
  return finding([line, ...from], ko, `${field} is ${there}, but ${due} follows from the other lines.`);
};

const briefly = (value: unknown): string => {
  const text = value === undefined ? '—' : typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
};
