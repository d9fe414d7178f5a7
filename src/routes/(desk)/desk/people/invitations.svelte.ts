import {
	invitationKeyOf,
	newInvitationSecret,
	tokenOf,
	type InvitationSecret
} from '#lib/sealed/invitation.ts';

/** The link of an invitation that the desk has taken, on its way to whom it invites. */
export type Link = {
	readonly officerId: string;
	readonly name: string;
	readonly secret: InvitationSecret;
};

/** Invitations that are made in this page: their links are shown here alone, and never known to the server. */
export class Invitations {
	/** Those that nobody has said to have handed over: gone with the page. */
	links: readonly Link[] = $state.raw([]);
	#made: InvitationSecret | undefined;

	/** @returns what the server learns of it: fields of a form. */
	make = (): { token: string; invitationKey: string } => {
		this.#made = newInvitationSecret();
		return { token: tokenOf(this.#made), invitationKey: invitationKeyOf(this.#made) };
	};

	/** The desk has taken the one that was made last. An earlier link of the same person works no more. */
	show(officerId: string, name: string): void {
		if (!this.#made) return;
		const others = this.links.filter((link) => link.officerId !== officerId);
		this.links = [{ officerId, name, secret: this.#made }, ...others];
		this.#made = undefined;
	}

	handedOver({ secret }: Link): void {
		this.links = this.links.filter((link) => link.secret !== secret);
	}
}
