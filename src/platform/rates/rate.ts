/** What is counted apart, by what it costs or what it could be used for. */
export type RateClass = 'SIGN_IN' | 'WRITE' | 'READ' | 'UPLOAD';

/** How many in a minute. A network is an office or a whole city hall behind one address, so it may do what many people may. */
export const ratesPerMinute: Record<'account' | 'network', Record<RateClass, number>> = {
  account: { SIGN_IN: 30, WRITE: 300, READ: 1_200, UPLOAD: 60 },
  network: { SIGN_IN: 120, WRITE: 300, READ: 3_000, UPLOAD: 60 },
};
