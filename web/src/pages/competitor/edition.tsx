import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { NotFound } from '../../app/problem-page.js';
import { useMe } from '../../app/session.js';
import { graphql, type ResultOf } from '../../api/graphql.js';
import { useAsked } from '../../api/hooks.js';
import { titled } from '../../i18n/in-language.js';
import { Asked } from '../../parts/asked.js';
import { ButtonLink } from '../../parts/button.js';
import { PageHeading } from '../../parts/heading.js';
import './competitor.css';

const EditionOfOwnDocument = graphql(`
  query EditionOfOwn($slug: String!) {
    competition(slug: $slug) {
      id
      slug
      titleKo
      titleEn
    }
  }
`);

type Edition = NonNullable<ResultOf<typeof EditionOfOwnDocument>['competition']>;

interface EditionPageProps {
  title: string;
  children: (edition: Edition) => ReactNode;
}

/** A page of a competitor in an edition: which one, the ways to its other pages, and signing in first. */
export function EditionPage({ title, children }: EditionPageProps) {
  const { slug = '' } = useParams();
  const me = useMe();
  const query = useAsked(EditionOfOwnDocument, { slug });
  return (
    <Asked query={query}>
      {({ competition }) =>
        competition ? (
          <>
            <EditionHead title={title} edition={competition} />
            {me === null ? <SignInFirst /> : me && children(competition)}
          </>
        ) : (
          <NotFound />
        )
      }
    </Asked>
  );
}

function EditionHead({ title, edition }: { title: string; edition: Edition }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const address = `/competitions/${edition.slug}`;
  const pages = [
    { to: `${address}/team`, name: t('competitor.team') },
    { to: `${address}/entry`, name: t('competitor.entry') },
    { to: `${address}/outcome`, name: t('competitor.outcome') },
  ];
  return (
    <PageHeading title={title}>
      <p>
        <Link to={address}>{titled(edition)}</Link>
      </p>
      <nav className="row competitor-nav no-print" aria-label={t('competitor.nav')}>
        {pages.map(({ to, name }) => (
          <Link key={to} to={to} aria-current={to === pathname ? 'page' : undefined}>
            {name}
          </Link>
        ))}
      </nav>
    </PageHeading>
  );
}

function SignInFirst() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <p>
      <ButtonLink look="primary" to={`/sign-in?to=${encodeURIComponent(pathname)}`}>
        {t('competitor.signIn')}
      </ButtonLink>
    </p>
  );
}
