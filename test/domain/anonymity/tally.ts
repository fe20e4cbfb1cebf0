import { findLeaks } from '../../../src/domain/anonymity/find-leaks.js';
import type { Finding } from '../../../src/domain/anonymity/finding.js';
import type { PlantedDocument, PlantedPart } from './planted-text.js';

export interface FindingsTally {
  planted: number;
  found: number;
  reported: number;
  right: number;
  recall: number;
  precision: number;
  missed: string[];
  wrong: string[];
}

/** What of the planted was found, and what of the found was planted. */
export function tallyFindings(documents: readonly PlantedDocument[]): FindingsTally {
  const tally = { planted: 0, found: 0, reported: 0, right: 0, missed: [] as string[], wrong: [] as string[] };
  for (const { identity, parts } of documents)
    for (const part of parts) addPart(tally, part, findLeaks(identity, [part.part]), identity.names.join('/'));
  return { ...tally, recall: tally.found / tally.planted, precision: tally.right / tally.reported };
}

function addPart(
  tally: Omit<FindingsTally, 'recall' | 'precision'>,
  { part, spans }: PlantedPart,
  findings: readonly Finding[],
  whose: string,
): void {
  const isOf = (finding: Finding, span: PlantedPart['spans'][number]): boolean =>
    finding.kind === span.kind &&
    finding.personal === span.personal &&
    finding.at < span.end &&
    span.start < finding.at + finding.match.length;
  for (const span of spans) {
    tally.planted += 1;
    if (findings.some((finding) => isOf(finding, span))) tally.found += 1;
    else tally.missed.push(`${whose} ${span.kind} ${part.where}: ${part.text.slice(Math.max(0, span.start - 20), span.end + 20)}`);
  }
  for (const finding of findings) {
    tally.reported += 1;
    if (spans.some((span) => isOf(finding, span))) tally.right += 1;
    else tally.wrong.push(`${whose} ${finding.kind} ${part.where}: ${finding.before}>>${finding.match}<<${finding.after}`);
  }
}
