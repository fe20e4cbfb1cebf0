import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.js';
import { TextField } from '../../parts/fields.js';
import type { Declarations } from './entry-documents.js';

type Tool = Declarations['tools'][number];

/** What the work was made with, and what for. */
export function Tools({ tools, onChange }: { tools: readonly Tool[]; onChange: (tools: Tool[]) => void }) {
  const { t } = useTranslation();
  const set = (index: number, part: Partial<Tool>) => onChange(tools.map((tool, at) => (at === index ? { ...tool, ...part } : tool)));
  return (
    <div className="stack">
      <h3>{t('tools.title')}</h3>
      {tools.map((tool, index) => (
        <div key={index} className="row tool">
          <TextField label={t('tools.name')} value={tool.name ?? ''} onChange={(name) => set(index, { name })} />
          <TextField
            label={t('tools.version')}
            value={tool.version ?? ''}
            onChange={(version) => set(index, { version: version || null })}
          />
          <TextField label={t('tools.purpose')} value={tool.purpose ?? ''} onChange={(purpose) => set(index, { purpose })} />
          <Button onPress={() => onChange(tools.filter((_, at) => at !== index))}>{t('sources.remove')}</Button>
        </div>
      ))}
      <Button onPress={() => onChange([...tools, { name: null, version: null, purpose: null }])}>{t('tools.add')}</Button>
    </div>
  );
}
