import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router';
import { isOffline } from './api/refusal.js';
import { createRouter } from './app/routes.js';
import { startLanguage } from './i18n/index.js';
import './style/index.css';

const client = new QueryClient({
  defaultOptions: {
    // A refusal is an answer; only what never came is asked again.
    queries: { retry: (failures, error) => isOffline(error) && failures < 3, staleTime: 5_000 },
    // Whoever is offline is told at once, instead of waiting for a deed that may never be done.
    mutations: { networkMode: 'always' },
  },
});
const router = createRouter();

function Console() {
  const { i18n } = useTranslation();
  return (
    // Everything is drawn anew in the other language, what was typed excepted: the router keeps the page.
    <I18nProvider locale={i18n.language}>
      <RouterProvider router={router} />
    </I18nProvider>
  );
}

await startLanguage();
createRoot(document.getElementById('root')!).render(
  <QueryClientProvider client={client}>
    <Console />
  </QueryClientProvider>,
);
