export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

export const themeNow = (): Theme => themes.find((theme) => theme === document.documentElement.dataset['theme']) ?? 'system';

export function changeTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  localStorage.setItem('pado.theme', theme);
}
