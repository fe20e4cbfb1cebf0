// Letters of any script, digits, and everything else.
const kindsOfCharacter = [/\p{L}/u, /\d/, /[^\p{L}\d]/u];
const longest = 200;

/** Whether a password has ≥ 10 characters of two kinds, or ≥ 8 of three; 200 at the most, and never the mail address itself. */
export function isStrongEnough(password: string, email: string): boolean {
  // What is hashed is the composed form, so that is what counts: 각 is one character, however it was typed.
  const text = password.normalize('NFC');
  const length = [...text].length;
  const kinds = kindsOfCharacter.filter((kind) => kind.test(text)).length;
  const isLong = length >= 10 ? kinds >= 2 : length >= 8 && kinds >= 3;
  return isLong && length <= longest && text.toLowerCase() !== email.normalize('NFC').toLowerCase();
}
