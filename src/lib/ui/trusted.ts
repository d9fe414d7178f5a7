/** In truth it gives a TrustedScriptURL, which the DOM's types know nothing of and want a string for. */
type Policy = { createScriptURL(url: string): string };
type Policies = {
	createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
};

/** A worker's address as a page that requires trusted types wants it. Once a page: the policy's name is taken then. */
export function trustedWorkerUrl(own: string): string {
	const { trustedTypes } = window as { trustedTypes?: Policies };
	if (!trustedTypes) return own;
	policy ??= trustedTypes.createPolicy('plainsight-worker', {
		createScriptURL: (wanted) => {
			if (wanted !== own) throw new TypeError('not our worker');
			return wanted;
		}
	});
	return policy.createScriptURL(own);
}

let policy: Policy | undefined;
