-- An officer who takes a way to unlock away can no longer sign in with it either.
grant delete on passkeys, passphrases, authenticators to plainsight_desk;
