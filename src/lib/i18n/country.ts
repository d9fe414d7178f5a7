/**
 * What differs from one country to the next, and is no word: `country.ts` of the folder that `#country/*` of package.json
 * leads to. Beside it lie the words (`words.ts`), the map (`map.ts`, `map.css`), whom to call (`contacts.json`), how its
 * phones and plates are written (`marks.ts`), when desks are at work (`calendar.ts`), and the page for when all else fails
 * (`error.html`).
 */
export type Country = {
	/** ISO 3166-1. */
	readonly code: string;
	/** IANA: where working days are counted, and what the desk's clock shows. */
	readonly timeZone: string;
	/** ISO 4217. */
	readonly currency: string;
	/** What a number begins with that is dialled from abroad. */
	readonly callingCode: string;
	/** Dialled in danger; for pages that must hold when the contacts cannot be read. */
	readonly emergency: string;
	/**
	 * Of the public face, each named in itself. The first is the source and has no prefix in its URLs. A language is a line
	 * here and a folder under content/.
	 */
	readonly languages: Readonly<Record<'en', Language>> & Readonly<Record<string, Language>>;
	/** Large parts, each with its regions: code (ISO 3166-2) and name, which is the same in every language. */
	readonly islands: Readonly<Record<string, Readonly<Record<string, string>>>>;
	/** Those that could be on the task force, or part of what is told: id and name. */
	readonly agencies: Readonly<Record<string, string>>;
	/** Of those, which decide about who may stay: nobody's stay is told to them without their yes. */
	readonly decidesStay: readonly string[];
};
type Language = { readonly name: string; readonly dir: 'ltr' | 'rtl' };

/** By weekday, 0 for Sunday: when a desk opens and closes, by the country's clock. A day without is none of work. */
export type WeekHours = Readonly<
	Partial<Record<0 | 1 | 2 | 3 | 4 | 5 | 6, readonly [opens: string, closes: string]>>
>;

/** A day on which nobody is at work. `proclaimed`: in no law, but said anew each year. */
export type Holiday = { readonly name: string; readonly proclaimed?: true } & (
	| {
			readonly month: number;
			readonly day: number;
			/** On this weekday it is kept on the next day that is no holiday, too. */
			readonly inLieuOf?: 'sunday';
	  }
	/** So many days after Easter Sunday. */
	| { readonly easter: number }
	/** The nth such weekday of a month, or so many days after that. */
	| {
			readonly month: number;
			readonly nth: number;
			readonly weekday: number;
			readonly after?: number;
	  }
);

/** `calendar.ts` of a country: when its desks are at work, where no setting says otherwise. */
export type DeskCalendar = {
	readonly hours: WeekHours;
	readonly holidays: readonly Holiday[];
};

/** How a language speaks of the country. */
type CountryWords = {
	readonly name: string;
	/** As it stands in the title of the first page. */
	readonly title: string;
	/** Asks for a region. */
	readonly which: string;
	/** By island: its name over its regions, and, as `<island>-somewhere`, no more than the island. */
	readonly areas: Readonly<Record<string, string>>;
	/** What a contact serves: an island, or `both` for all of the country. */
	readonly islands: Readonly<Record<string, string>> & { readonly both: string };
};

/** Of every language that the country has. The desk speaks English: `everywhere` as in "from both islands". */
export type AllCountryWords<Language extends string> = Readonly<
	Record<Language, CountryWords> & { en: { everywhere: string } }
>;

/** How a map is drawn: by region, its outline and where its number stands. */
export type CountryMap = {
	readonly viewBox: string;
	readonly regions: Readonly<
		Record<string, { readonly shape: string; readonly at: readonly [number, number] }>
	>;
};

/** How phones and plates are written there. */
export type CountryMarks = {
	/** Digits of a whole number written without `+`, and what makes E.164 of them; the first that fits. */
	readonly phones: readonly (readonly [digits: RegExp, before: string])[];
	/** What a plate begins with, and how many digits follow at most. */
	readonly plates: { readonly letters: readonly string[]; readonly digits: number };
};
