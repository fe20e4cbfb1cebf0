import { useTranslation } from 'react-i18next';
import { Badge } from '../../../parts/note.js';
import type { OrganizedEntry } from './documents.js';

const tones = { UNCHECKED: undefined, ELIGIBLE: 'success', NEEDS_CORRECTION: 'warning', INELIGIBLE: 'danger' } as const;

export function EligibilityBadge({ eligibility }: { eligibility: OrganizedEntry['eligibility'] }) {
  const { t } = useTranslation();
  return <Badge tone={tones[eligibility]}>{t(`eligibility.${eligibility}`)}</Badge>;
}
