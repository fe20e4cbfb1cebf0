/** How far judging has come. People move it; dates only remind. */
export type StageState = 'DRAFT' | 'OPEN' | 'CLOSED' | 'SETTLED';

/** Paper review, where each judge sees some of the entries, or presentations, which all judges hear. */
export type StageKind = 'PAPER' | 'PRESENTATION';
