import { anyPhase, type Door } from './door.js';

const NOWHERE = '0b0e7d2e-96c7-4b0c-8f5e-0d7f5c1f0a11';

// Who gets what of a publication that is there: test/features/proof/bundle-doors.spec.ts.
export const proofDoors: Door[] = [
  { name: 'GET /bundles/:publication', given: () => ({ publication: NOWHERE }), phases: anyPhase, answers: { everybody: 'NOT_FOUND' } },
];
