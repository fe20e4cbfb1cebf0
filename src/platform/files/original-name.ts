const maxCharacters = 200;

/** Characters that are never seen and can make a name read as another one: controls, and marks that turn the direction of writing. */
const unseen = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * A file's name as its owner wrote it, composed (macOS sends Korean in pieces), without folders and unseen characters.
 * Dots and spaces stay. A name over 200 characters is shortened before its ending.
 */
export function originalName(sent: string): string {
  const name = (sent.split(/[/\\]/).at(-1) ?? '').replace(unseen, '').normalize('NFC').trim();
  return /^\.*$/.test(name) ? 'file' : shortened(name);
}

function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= maxCharacters) return name;
  const ending = [...(/\.[^.\s]{1,10}$/u.exec(name)?.[0] ?? '')];
  return [...characters.slice(0, maxCharacters - ending.length), ...ending].join('');
}
