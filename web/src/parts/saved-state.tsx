import { useTranslation } from 'react-i18next';
import { time } from '../i18n/format.js';

export type SaveState = { kind: 'NOTHING' } | { kind: 'SAVING' } | { kind: 'SAVED'; at: Date } | { kind: 'OFFLINE' } | { kind: 'REFUSED' };

/** 저장 중 / 저장됨 14:03:22 / 연결 끊김(입력은 유지됩니다). */
export function SavedState({ state }: { state: SaveState }) {
  const { t } = useTranslation();
  const words = {
    NOTHING: () => '',
    SAVING: () => t('save.saving'),
    SAVED: () => t('save.saved', { time: state.kind === 'SAVED' ? time(state.at, { seconds: true }) : '' }),
    OFFLINE: () => t('save.offline'),
    REFUSED: () => t('save.refused'),
  };
  return (
    <span role="status" className={state.kind === 'OFFLINE' || state.kind === 'REFUSED' ? 'badge danger' : 'quiet'}>
      {words[state.kind]()}
    </span>
  );
}
