/** The mail server will not take this letter, however often it is asked: there is no such address, for example. */
export class MailRefused extends Error {}
