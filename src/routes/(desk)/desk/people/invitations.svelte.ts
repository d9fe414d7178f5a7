import {
	invitationKeyOf,
	newInvitationSecret,
	tokenOf,
	type InvitationSecret
} from '#lib/sealed/invitation.ts';

/** Invitations that are made in this page: their links are shown here alone, and never known to the server. */
export class Invitations {
	/** The link of the last one, once the desk has taken it; to be handed over. */
	link: { readonly name: string; readonly secret: InvitationSecret } | undefined = $state.raw();
	#made: InvitationSecret | undefined;

	/** @returns what the server learns of it: fields of a form. */
	make = (): { token: string; invitationKey: string } => {
		this.#made = newInvitationSecret();
		return { token: tokenOf(this.#made), invitationKey: invitationKeyOf(this.#made) };
	};

	handOver(name: string): void {
		if (this.#made) this.link = { name, secret: this.#made };
	}
}
