/** Custodians of a recovery identity: any two of them open it, and none alone. */
export const CUSTODIANS = 3;
