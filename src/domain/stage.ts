/** How far judging has come. People move it; dates only remind. */
export type StageState = 'DRAFT' | 'OPEN' | 'CLOSED' | 'SETTLED';
