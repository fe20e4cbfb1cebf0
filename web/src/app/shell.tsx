import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, ScrollRestoration, useLocation, useMatches } from 'react-router';
import { Button } from '../parts/button.js';
import { holds, useIsJudge, useMe } from './session.js';
import { SessionEnded } from './session-ended.js';
import { SessionExpiry } from './session-expiry.js';
import { ShellTools } from './shell-tools.js';

/** What every page stands in: who and where one is, and the way on. */
export function Shell() {
  const { t } = useTranslation();
  const me = useMe();
  const isJudge = useIsJudge(me);
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const first = useRef(pathname);
  const [isMenuOpen, setMenuOpen] = useState(false);
  // A new page begins at its beginning for who cannot see that it changed.
  useEffect(() => {
    if (first.current !== pathname) main.current?.focus();
    first.current = '';
    setMenuOpen(false);
  }, [pathname]);
  const isWide = useMatches().some(({ handle }) => (handle as { isWide?: boolean } | undefined)?.isWide);
  const links = [
    { to: '/', name: t('shell.home'), isShown: true },
    { to: '/judging', name: t('shell.judging'), isShown: isJudge },
    { to: '/programme', name: t('shell.programme'), isShown: true },
    { to: '/training', name: t('shell.myTraining'), isShown: Boolean(me) },
    { to: '/training-office', name: t('shell.trainingOffice'), isShown: holds(me, 'TRAINING_OFFICER') },
    { to: '/administration', name: t('shell.administration'), isShown: holds(me, 'ADMINISTRATOR') },
  ];
  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        {t('shell.skip')}
      </a>
      <header className="shell-header">
        <div className="shell-bar">
          <NavLink to="/" className="wordmark">
            <img src="/icon.svg" alt="" width="28" height="28" />
            {t('shell.name')}
          </NavLink>
          <div className="menu-button">
            <Button aria-expanded={isMenuOpen} aria-controls="menu" onPress={() => setMenuOpen(!isMenuOpen)}>
              {t('shell.menu')}
            </Button>
          </div>
          <div id="menu" className="shell-menu" data-open={isMenuOpen || undefined}>
            <nav className="shell-nav" aria-label={t('shell.nav')}>
              {links.map(({ to, name, isShown }) => isShown && <NavLink key={to} to={to} end={to === '/'} children={name} />)}
            </nav>
            <ShellTools />
          </div>
        </div>
      </header>
      {me && <SessionExpiry expiresAt={me.session.expiresAt} />}
      <main id="main" ref={main} tabIndex={-1} className={isWide ? 'shell-main wide' : 'shell-main'}>
        <Outlet />
      </main>
      {!isWide && (
        <footer className="shell-footer">
          <div className="shell-bar">
            <NavLink to="/about/privacy">{t('shell.privacy')}</NavLink>
            <NavLink to="/about/verify">{t('verify.title')}</NavLink>
            <a href="/graphql">{t('shell.api')}</a>
            <span>{t('shell.about')}</span>
          </div>
        </footer>
      )}
      <SessionEnded wasSignedIn={Boolean(me)} />
      <ScrollRestoration />
    </div>
  );
}
