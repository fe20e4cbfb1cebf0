import { canonicalFinal, type FinalInputs } from '../final.js';
import { type FinalRule, stagesNeededBy } from '../final-rule.js';
import { canonicalInputs, type StageInputs } from '../settlement/stage-inputs.js';
import { stagePath } from './bundle.js';
import type { BundledFinal } from './bundled-final.js';
import type { BundledLines } from './bundled-lines.js';
import { type BundledStage, missing } from './bundled-stage.js';
import { type BundleFinding, finding } from './finding.js';
import type { IdentitiesLine, IdentityLine, SeatLine, SettlementLine } from './line-contents.js';

/**
 * Puts the ids back in place of the pseudonyms and hashes what was settled: a full bundle is the very thing whose hash was published and
 * is in the audit trail. A bundle without its confidential lines cannot tell.
 */
export function verifyIdentities(lines: BundledLines, stages: readonly BundledStage[], final: BundledFinal | null): BundleFinding[] {
  if (!lines.isFull) return [];
  const known = lines.get<IdentitiesLine>('identities');
  if (!known) return [missing('identities')];
  const names = new Identities(lines, known);
  const hashes = [
    ...stages.map((stage) => ({ of: stagePath(stage.ordinal), due: hashOrNull(() => lines.hashOf(names.stage(stage))) })),
    ...(final ? [{ of: 'final', due: hashOrNull(() => lines.hashOf(names.final(final, stages))) }] : []),
  ];
  return hashes
    .filter(({ of, due }) => lines.get<SettlementLine>(`${of}/settlement`)!.inputsHash !== due)
    .map(({ of }) =>
      finding(
        [`${of}/settlement`, 'identities'],
        '확정한 입력의 해시(inputsHash)가 아닙니다: 이 줄, identities, 또는 entries/…, seats/… 가운데 하나가 바뀌었습니다.',
        'inputsHash is not that of what was settled: this line, identities, or one of entries/… and seats/… was changed.',
      ),
    );
}

function hashOrNull(make: () => string): string | null {
  try {
    return make();
  } catch {
    return null;
  }
}

class Identities {
  private readonly tracks: Map<number, string>;

  constructor(
    private readonly lines: BundledLines,
    private readonly known: IdentitiesLine,
  ) {
    this.tracks = new Map(known.tracks.map(({ track, id }) => [track, id]));
  }

  /** As `settlement.inputs`. */
  stage({ ordinal, version, tracks }: BundledStage): unknown {
    const { id, exceptions } = this.known.stages.find(({ stage }) => stage === ordinal)!;
    const path = stagePath(ordinal);
    const told = exceptions.map((one) => {
      return { id: one.id, entry: this.entry(one.entry), judge: one.judge === null ? null : this.seat(path, one.judge) };
    });
    return {
      stage: id,
      engineVersion: version,
      tracks: this.byTrack(tracks, (inputs) => canonicalInputs(this.stageInputs(path, inputs), version)),
      ...(told.length > 0 && { exceptions: told }),
    };
  }

  /** As `final_settlement.inputs`. */
  final({ tracks }: BundledFinal, stages: readonly BundledStage[]): unknown {
    const rule = this.lines.get<FinalRule>('final/rule')!;
    const settled = stages
      .filter(({ ordinal }) => stagesNeededBy(rule).includes(ordinal))
      .map(({ ordinal }) => {
        const { settlement, inputsHash } = this.lines.get<SettlementLine>(`${stagePath(ordinal)}/settlement`)!;
        return { stage: ordinal, settlement, inputsHash };
      });
    const { engineVersion } = this.lines.get<SettlementLine>('final/settlement')!;
    return {
      competition: this.known.competition,
      engineVersion,
      settlements: settled,
      tracks: this.byTrack(tracks, (inputs) => canonicalFinal(this.finalInputs(inputs))),
    };
  }

  /** In the order of the ids of tracks. */
  private byTrack<Inputs, Named extends object>(tracks: ReadonlyMap<number, Inputs>, named: (inputs: Inputs) => Named): unknown[] {
    return [...tracks]
      .map(([track, inputs]) => ({ track: this.tracks.get(track)!, ...named(inputs) }))
      .toSorted((a, b) => (a.track < b.track ? -1 : 1));
  }

  private stageInputs(path: string, inputs: StageInputs): StageInputs {
    return {
      ...inputs,
      entries: inputs.entries.map(({ id, status, sheets }) => ({
        id: this.entry(id),
        status,
        submittedAt: this.submitted(path, id),
        sheets: sheets.map(({ judge, marks }) => ({ judge: this.seat(path, judge), marks })),
      })),
      ...(inputs.decisions && { decisions: inputs.decisions.map(({ entry, order }) => ({ entry: this.entry(entry), order })) }),
    };
  }

  private finalInputs({ rule, entries }: FinalInputs): FinalInputs {
    return {
      rule,
      entries: entries.map((entry) => ({ ...entry, id: this.entry(entry.id), submittedAt: this.submitted('final', entry.id) })),
    };
  }

  private readonly identity = (name: string) => this.lines.get<IdentityLine>(`entries/${name}`)!;
  private readonly entry = (name: string) => this.identity(name).entry;
  private readonly seat = (path: string, name: string) => this.lines.get<SeatLine>(`${path}/seats/${name}`)!.seat;
  private readonly submitted = (of: string, name: string) => this.identity(name).submitted.find((one) => one.of === of)!.at;
}
