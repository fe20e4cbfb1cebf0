import { useEffect, type ReactNode } from 'react';

/** The title of a page, for the window as well. */
export function PageHeading({ title, children }: { title: string; children?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · 파도 Pado`;
  }, [title]);
  return (
    <header>
      <h1>{title}</h1>
      {children}
    </header>
  );
}

/** A list of names and values. */
export const Facts = ({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) => (
  <dl className="facts">
    {facts.map(([name, value]) => (
      <div key={name} style={{ display: 'contents' }}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
