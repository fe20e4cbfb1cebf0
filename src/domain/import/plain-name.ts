/** A name as it is compared: composed, single spaces, and one kind of the middle dots that keyboards and word processors offer. */
export const plainName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[\u318D\u30FB\u2027\u2219\u2022\uFF65]/g, '·')
    .replace(/\s+/g, ' ')
    .trim();

/** The letters alone: 김 솔 is 김솔, spread out to line up with longer names. */
export const lettersOf = (name: string): string => plainName(name).replaceAll(' ', '');
