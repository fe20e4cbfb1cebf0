import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsked, useDeed } from '../../api/hooks.js';
import { count, dateTime } from '../../i18n/format.js';
import { named } from '../../i18n/in-language.js';
import { Asked } from '../../parts/asked.js';
import { Button } from '../../parts/button.js';
import { Confirm } from '../../parts/confirm.js';
import { DataTable } from '../../parts/data-table.js';
import { TextField } from '../../parts/fields.js';
import { Facts } from '../../parts/heading.js';
import { Badge } from '../../parts/note.js';
import { SidePanel } from '../../parts/side-panel.js';
import { AccountsDocument, DisableAccountDocument, EnableAccountDocument, type Managed } from './documents.js';
import './administration.css';

/** Accounts by name or mail address, a page at a time; a row opens everything about it. */
export function Accounts() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<{ search: string | null; after: string | null }>({ search: null, after: null });
  const [open, setOpen] = useState<string | null>(null);
  const query = useAsked(AccountsDocument, asked, { keepsLast: true });
  const search = (event: FormEvent) => {
    event.preventDefault();
    setAsked({ search: text.trim() || null, after: null });
  };
  return (
    <div className="stack">
      <form className="row account-search" role="search" onSubmit={search}>
        <TextField label={t('admin.search')} type="search" value={text} onChange={setText} />
        <Button type="submit">{t('admin.find')}</Button>
      </form>
      <Asked query={query}>
        {({ accounts: { nodes, totalCount, pageInfo } }) => {
          const shown = nodes.find(({ account }) => account.id === open);
          return (
            <>
              <p className="quiet">{t('admin.found', { count: totalCount, all: count(totalCount) })}</p>
              <DataTable
                caption={t('admin.accounts')}
                rows={nodes}
                keyOf={({ account }) => account.id}
                empty={t('admin.noAccounts')}
                columns={[
                  {
                    key: 'name',
                    name: t('admin.name'),
                    cell: ({ account }) => (
                      <button type="button" className="account-opener" onClick={() => setOpen(account.id)}>
                        {account.name}
                      </button>
                    ),
                  },
                  { key: 'email', name: t('admin.email'), cell: ({ account }) => account.email },
                  { key: 'work', name: t('admin.department'), cell: ({ employments: [now] }) => (now ? named(now.department) : '–') },
                  {
                    key: 'roles',
                    name: t('admin.roles'),
                    cell: ({ roles }) => [...new Set(roles.map(({ role }) => t(`role.${role}`)))].join(', ') || '–',
                  },
                  {
                    key: 'state',
                    name: t('admin.state'),
                    cell: ({ disabledAt }) =>
                      disabledAt ? <Badge tone="danger">{t('admin.disabled')}</Badge> : <Badge tone="success">{t('admin.active')}</Badge>,
                  },
                ]}
              />
              <div className="row">
                {asked.after !== null && <Button onPress={() => setAsked({ ...asked, after: null })}>{t('admin.first')}</Button>}
                {pageInfo.hasNextPage && (
                  <Button onPress={() => setAsked({ ...asked, after: pageInfo.endCursor })}>{t('admin.next')}</Button>
                )}
              </div>
              {shown && <AccountPanel managed={shown} onClose={() => setOpen(null)} />}
            </>
          );
        }}
      </Asked>
    </div>
  );
}

function AccountPanel({ managed, onClose }: { managed: Managed; onClose: () => void }) {
  const { t } = useTranslation();
  const { account, disabledAt, hasPassword, roles, employments, changes } = managed;
  const disable = useDeed(DisableAccountDocument);
  const enable = useDeed(EnableAccountDocument);
  return (
    <SidePanel title={account.name} onClose={onClose}>
      <div className="stack">
        <Facts
          facts={[
            [t('admin.email'), account.email],
            [t('admin.signsIn'), hasPassword ? t('admin.byPassword') : t('admin.byLink')],
            [t('admin.roles'), roles.map(({ role }) => t(`role.${role}`)).join(', ') || '–'],
            [t('admin.state'), disabledAt ? t('admin.disabledSince', { at: dateTime(disabledAt) }) : t('admin.active')],
          ]}
        />
        <h3>{t('admin.employments')}</h3>
        {employments.length === 0 && <p className="quiet">{t('admin.noEmployments')}</p>}
        <ul>
          {employments.map(({ agency, department, grade, validFrom, validTo }) => (
            <li key={`${validFrom} ${department.nameKo}`}>
              {named(agency)} {named(department)} {grade} <span className="quiet">{`${validFrom} – ${validTo ?? ''}`}</span>
            </li>
          ))}
        </ul>
        {changes.length > 0 && <h3>{t('admin.changes')}</h3>}
        <ul>
          {changes.map(({ changedAt, kind, reason }) => (
            <li key={changedAt}>
              {dateTime(changedAt)} {t(`accountChange.${kind}`)}: {reason}
            </li>
          ))}
        </ul>
        {disabledAt ? (
          <Confirm
            label={t('admin.enable')}
            title={t('admin.enable')}
            needsReason
            onConfirm={(reason) => enable.mutateAsync({ account: account.id, reason })}
          >
            {t('admin.enableWhat', { name: account.name, email: account.email })}
          </Confirm>
        ) : (
          <Confirm
            label={t('admin.disable')}
            title={t('admin.disable')}
            look="danger"
            needsReason
            onConfirm={(reason) => disable.mutateAsync({ account: account.id, reason })}
          >
            {t('admin.disableWhat', { name: account.name, email: account.email })}
          </Confirm>
        )}
      </div>
    </SidePanel>
  );
}
