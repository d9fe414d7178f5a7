// The public face needs no JavaScript, and an unknown address has only this layout: the desk turns it on for itself.
export const csr = false;
