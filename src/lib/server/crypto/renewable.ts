/** Keys of 32 bytes for one thing, newest first: that one makes what is new, and all of them read what they made. */
export type Renewable = readonly [newest: Uint8Array, ...former: Uint8Array[]];
