// Each page of the console: as whom it is looked at, and where in the demo. Those that are `kept` are shown in the README or the docs.

/** Widths of a phone, a tablet upright, and a screen, in pixels. */
export const widths = [360, 768, 1440];

/** In an address, `{stage}` and `{assignment}` are the judge’s first ones. */
const screen = (as) => (name, path, more) => ({ name, as, path, ...more });
const visitor = screen(null);
const judge = screen('judge1@university.example');
const organiser = screen('organizer@busan.example');

const kept = { kept: true };

const before = ['setup', 'teams', 'entries', 'panel', 'assignment', 'progress'];
const after = ['settlement', 'awards', 'publication', 'appeals', 'mails', 'exports'];

export const screens = [
  visitor('home', '/', kept),
  visitor('competition', '/competitions/busan-2026'),
  visitor('results', '/competitions/busan-2025/results', kept),
  visitor('nominees', '/competitions/busan-2026-safety/nominees'),
  visitor('questions', '/competitions/busan-2026-ideas/questions'),
  visitor('adoptions', '/competitions/adoptions'),
  visitor('programme', '/programme'),
  visitor('verify', '/about/verify'),
  visitor('privacy', '/about/privacy'),
  visitor('sign-in', '/sign-in'),
  screen('lead23@gijang.example')('team', '/competitions/busan-2026-ideas/team'),
  screen('lead23@gijang.example')('entry', '/competitions/busan-2026-ideas/entry', kept),
  screen('lead15@sasang.example')('outcome', '/competitions/busan-2025/outcome'),
  screen('lead15@sasang.example')('training', '/training'),
  screen('lead15@sasang.example')('account', '/account'),
  judge('judge-seats', '/judging'),
  judge('judge-desk', '/judging/{stage}', kept),
  judge('judge-work', '/judging/{stage}/{assignment}', kept),
  judge('judge-review', '/judging/{stage}/review'),
  organiser('organizer-dashboard', '/organizer/busan-2026', kept),
  ...before.map((section) => organiser(`organizer-${section}`, `/organizer/busan-2026/${section}`, section === 'assignment' && kept)),
  organiser('organizer-verification', '/organizer/busan-2026-safety/verification'),
  ...after.map((section) => organiser(`organizer-${section}`, `/organizer/busan-2025/${section}`, section === 'settlement' && kept)),
  screen('training@busan.example')('training-office', '/training-office', kept),
  screen('admin@busan.example')('administration', '/administration'),
];
