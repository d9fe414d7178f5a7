// Opening happens in the officer's browser: the desk is the part of the site that needs JavaScript.
export const csr = true;
