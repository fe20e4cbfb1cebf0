// Before the first paint, so that nobody sees the other theme flash by.
document.documentElement.dataset.theme = localStorage.getItem('pado.theme') ?? 'system';
document.documentElement.lang = localStorage.getItem('pado.language') ?? 'ko';
