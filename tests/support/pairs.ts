import type { Answers } from '#lib/questions/answers.ts';

/** A made-up tip as somebody told it. No real place, person or business is meant. */
export type Told = Partial<Answers> & { readonly locale: string; readonly what: string };

/**
 * Two tips that tell of one situation, or of two that only look alike. Written before there was anything to find them with;
 * those with an odd number were looked at while it was made, the others were not.
 */
export type Pair = {
	readonly is: 'one' | 'two';
	/** What makes it one, or what only looks like it. */
	readonly by: string;
	/** One person wrote both. */
	readonly isOneTeller?: true;
	readonly told: readonly [Told, Told];
};

const one = (by: string, ...told: [Told, Told]): Pair => ({ is: 'one', by, told });
const again = (by: string, ...told: [Told, Told]): Pair => ({
	is: 'one',
	by,
	isOneTeller: true,
	told
});
const two = (by: string, ...told: [Told, Told]): Pair => ({ is: 'two', by, told });

export const pairs: readonly Pair[] = [
	one(
		'a phone, written in two ways',
		{
			locale: 'en',
			what: 'A woman is sending girls to men who call a number. The number is on a card in the bar: 869 555 0142. She takes the money and the girls get nothing.',
			area: 'KN-03'
		},
		{
			locale: 'es',
			what: 'Mi amiga contestó un anuncio para limpiar casas. Ahora le dicen que tiene que atender a hombres y no la dejan salir. El teléfono del anuncio es +1 (869) 555-0142.',
			area: 'unknown'
		}
	),
	one(
		'a phone without its country',
		{
			locale: 'en',
			what: 'He collects the workers with a minibus and they all have his number, 555-0177, because he keeps their own phones.',
			area: 'KN-15'
		},
		{
			locale: 'ht',
			what: 'Yon mesye pran paspò mwen lè m rive. Li di m rele l nan 8695550177 si m bezwen manje. Mwen pa touche depi de mwa.',
			area: 'KN-13'
		}
	),
	one(
		'a phone from abroad',
		{
			locale: 'es',
			what: 'El hombre que nos trajo tiene un número dominicano, 1 809 555 0119. Nos cobra tres mil dólares por el viaje y no nos da los papeles.',
			area: 'KN-10'
		},
		{
			locale: 'en',
			what: 'There are four Dominican women in the yellow house. One of them showed me who she has to pay every Friday. I wrote it down.',
			phones: '+1-809-555-0119',
			area: 'KN-07'
		}
	),
	one(
		'a plate',
		{
			locale: 'en',
			what: 'Every night a grey jeep drops two young girls at the back gate and waits. They look no more than fifteen.',
			plates: 'PA 4471',
			area: 'KN-11'
		},
		{
			locale: 'en',
			what: 'I see this vehicle pa4471 outside the school at lunch time. The driver talks to the girls and gives them money and phones.',
			area: 'KN-03'
		}
	),
	one(
		'a plate, in two languages',
		{
			locale: 'fr',
			what: 'Une camionnette blanche, plaque HA-218, emmène des hommes haïtiens très tôt le matin. Ils dorment à douze dans un hangar.',
			area: 'KN-08'
		},
		{
			locale: 'en',
			what: 'White bus HA218 carries the men who cut the grass. They say they still owe for the ticket and he takes it from the pay each week.',
			area: 'KN-01'
		}
	),
	one(
		'a plate that belongs to a taxi',
		{
			locale: 'en',
			what: 'Taxi TA 902 brings tourists to a house where the women are not allowed to say no. He gets a share.',
			area: 'KN-03'
		},
		{
			locale: 'es',
			what: 'Un taxista, placa TA 902, viene por nosotras y nos lleva con los clientes. Le da el dinero a la señora.',
			area: 'unknown'
		}
	),
	one(
		'a boat by name',
		{
			locale: 'en',
			what: 'MV Silver Heron came in at two in the morning and people were put ashore at the old pier. Some of them were small children without anybody.',
			area: 'KN-12'
		},
		{
			locale: 'fr',
			what: 'L’équipage du Silver Heron n’est pas descendu à terre depuis des semaines. Ils demandent à manger aux pêcheurs.',
			boats: 'Silver Heron, gris, rouillé',
			area: 'KN-10'
		}
	),
	one(
		'a boat by what somebody calls it',
		{
			locale: 'ht',
			what: 'Yo te mennen nou sou yon bato ki rele Lady Corinne. Kapitèn nan kenbe papye nou yo.',
			area: 'nevis'
		},
		{
			locale: 'en',
			what: 'The fishing boat Lady Corinne goes out with men who do not know how to fish. They come back at night and are locked in the shed.',
			area: 'KN-12'
		}
	),
	one(
		'a handle',
		{
			locale: 'en',
			what: 'My niece is fourteen and talks to a modelling scout on Instagram, @island.stars.casting. He wants her to come to a hotel room alone.',
			area: 'KN-11'
		},
		{
			locale: 'en',
			what: 'They promised her a shoot in Miami and now want photos without clothes. The account is IG: island.stars.casting and she is afraid to tell her mother.',
			area: 'unknown'
		}
	),
	one(
		'a page where work is offered',
		{
			locale: 'es',
			what: 'Vi la oferta en Facebook, la página se llama Caribe Empleos Ya. Al llegar no había hotel, era un bar.',
			area: 'KN-03'
		},
		{
			locale: 'es',
			what: 'Dos muchachas de mi pueblo salieron la semana pasada con un trabajo de camarera.',
			online: 'Facebook: Caribe Empleos Ya',
			area: 'elsewhere'
		}
	),
	one(
		'a mail address',
		{
			locale: 'fr',
			what: 'On m’a demandé 800 dollars pour un permis de travail. Il faut écrire à permits.fast@mail.example et envoyer son passeport.',
			area: 'elsewhere'
		},
		{
			locale: 'en',
			what: 'A man says he gets work permits in one week. Everybody who paid is now working for him for free until it is worked off. Contact Permits.Fast@mail.example',
			area: 'KN-02'
		}
	),
	one(
		'a nickname and a village',
		{
			locale: 'en',
			what: 'A man they call Big Sully keeps three Jamaican women in a house up at Tamarind Gut. They never go to the shop without him.',
			area: 'KN-06',
			place: 'Tamarind Gut'
		},
		{
			locale: 'en',
			what: 'Please check on the ladies by Sully in Tamarind Gut. I heard one screaming on Sunday night.',
			area: 'KN-06'
		}
	),
	one(
		'a first and a last name, and a place',
		{
			locale: 'en',
			what: 'Mrs. Verona Pemble has a girl from Guyana cleaning from five in the morning. The girl sleeps on the kitchen floor. It is the blue house in Mango Hill.',
			area: 'KN-04'
		},
		{
			locale: 'es',
			what: 'Trabajo con la señora Pemble en Mango Hill. No me paga y me quitó el pasaporte. Duermo en la cocina.',
			area: 'KN-04'
		}
	),
	one(
		'a name and a business',
		{
			locale: 'en',
			what: 'The owner of the Pelican Grill, Mr. Desmond Farrow, holds the passports of all his cooks in the safe.',
			area: 'KN-03',
			place: 'Pelican Grill, near the port'
		},
		{
			locale: 'ht',
			what: 'Mwen travay nan kizin Pelican Grill. Msye Farrow pa peye nou e li di l ap voye nou tounen si nou pale.',
			area: 'KN-03'
		}
	),
	one(
		'a foreman and a building site',
		{
			locale: 'en',
			what: 'The men building the villas at Cormorant Ridge sleep in a container. The foreman is called Ramdeo and he beats those who are slow.',
			area: 'KN-15',
			place: 'Cormorant Ridge'
		},
		{
			locale: 'en',
			what: 'Ramdeo told them that if they walk off the site he will call immigration. This is by the new villas on Cormorant Ridge. No water, no toilet.',
			area: 'KN-15'
		}
	),
	one(
		'a name and a bar, in two languages',
		{
			locale: 'es',
			what: 'En el bar Luna Roja hay ocho colombianas. La encargada se llama Yolibeth y les cobra multa por todo.',
			area: 'KN-11',
			place: 'Luna Roja'
		},
		{
			locale: 'en',
			what: 'The girls in Luna Roja cannot leave before they pay. Yolibeth has a book with what each one owes.',
			area: 'KN-11'
		}
	),
	again(
		'one person, who says it again with a little more',
		{
			locale: 'en',
			what: 'My neighbour has a little girl from Haiti who does all the housework and never goes to school. She carries water in the morning before it is light. I hear her cry at night.',
			area: 'KN-08'
		},
		{
			locale: 'en',
			what: 'I wrote before. My neighbour has a little girl from Haiti who does all the housework and never goes to school. I hear her cry at night and today I saw marks on her arms.',
			area: 'KN-08'
		}
	),
	again(
		'one person, who lost the code',
		{
			locale: 'es',
			what: 'En la finca de los aguacates hay unos veinte hombres que trabajan sin paga. Los vigila un señor con un machete y un perro negro. De noche cierran el portón con candado.',
			area: 'KN-13'
		},
		{
			locale: 'es',
			what: 'Perdí mi código y escribo otra vez. En la finca de los aguacates hay unos veinte hombres que trabajan sin paga. Los vigila un señor con machete y un perro negro y de noche cierran con candado.',
			area: 'KN-13'
		}
	),
	one(
		'a message that goes round',
		{
			locale: 'en',
			what: 'Please share!! Two men in a red pickup are offering girls from the high school work on a cruise ship. They take them to a house to sign papers and keep the ID card. Do not go with them. Tell your daughters.',
			area: 'KN-03'
		},
		{
			locale: 'en',
			what: 'I got this on WhatsApp, is it true? Two men in a red pick-up are offering girls from the high school work on a cruise ship. They take them to a house to sign papers and keep the ID card. Do not go with them. Tell your daughters.',
			area: 'unknown',
			way: 'question'
		}
	),
	again(
		'one person, in Creole, on another day',
		{
			locale: 'ht',
			what: 'Madanm nan fè m travay depi senk è nan maten jiska minwi. Li kenbe paspò m nan yon bwat anba kabann li. Li di m dwe l lajan tikè a. M pa gen dwa soti.',
			area: 'KN-05'
		},
		{
			locale: 'ht',
			what: 'Se mwen ankò. Madanm nan fè m travay depi senk è nan maten jiska minwi, li kenbe paspò m nan yon bwat anba kabann li. Kounye a li di l ap vann mwen bay yon lòt moun.',
			area: 'KN-05'
		}
	),
	one(
		'a message that was copied, with other endings',
		{
			locale: 'fr',
			what: 'Attention, une dame propose aux jeunes filles un emploi de serveuse avec logement gratuit et billet payé. Une fois sur place elle prend le passeport et la dette double chaque semaine.',
			area: 'elsewhere'
		},
		{
			locale: 'fr',
			what: 'Attention, une dame propose aux jeunes filles un emploi de serveuse avec logement gratuit et billet payé. Une fois sur place elle prend le passeport. Ma sœur y est allée.',
			area: 'unknown'
		}
	),
	again(
		'one person, who corrects a day',
		{
			locale: 'fr',
			what: 'Chaque jeudi soir un homme en uniforme vient au salon de massage derrière la station-service et repart avec une enveloppe. Les filles ont peur de lui.',
			area: 'KN-11'
		},
		{
			locale: 'fr',
			what: 'Je me suis trompé, c’est chaque vendredi soir. Un homme en uniforme vient au salon de massage derrière la station-service et repart avec une enveloppe.',
			area: 'KN-11'
		}
	),
	one(
		'a house as two neighbours see it',
		{
			locale: 'en',
			what: 'The pink two-storey house behind the Methodist chapel in Gallows Point has bars on every window. Women inside. Men come and go until morning.',
			area: 'KN-02',
			place: 'Gallows Point, behind the chapel'
		},
		{
			locale: 'en',
			what: 'Cars stop all night at a pink house near the chapel, Gallows Point. I never see the women come out. There are bars on the windows.',
			area: 'KN-02'
		}
	),
	one(
		'a farm as a worker and a driver see it',
		{
			locale: 'en',
			what: 'I am on the pepper farm at Stony Ghaut. Eleven of us in one room with no light. Boss say we owe for the plane.',
			area: 'KN-09',
			way: 'me',
			place: 'Stony Ghaut'
		},
		{
			locale: 'en',
			what: 'I deliver gas to a pepper farm up Stony Ghaut. The workers, about ten, asked me quietly how to get to an embassy. One has an infected foot.',
			area: 'KN-09'
		}
	),
	one(
		'a spa as two people know it',
		{
			locale: 'en',
			what: 'The Jade Lotus spa has new girls every month. They live in the room over it and the back door is chained.',
			area: 'KN-03',
			place: 'Jade Lotus'
		},
		{
			locale: 'es',
			what: 'Una muchacha del spa Jade Lotus me pidió ayuda con un papelito. Dice que la puerta de atrás tiene cadena y no puede salir.',
			area: 'KN-03'
		}
	),
	one(
		'a yacht at anchor, without a name',
		{
			locale: 'en',
			what: 'The black catamaran anchored off Turtle Cove since Easter: the Filipino crew have no shore passes and signalled with a torch for water.',
			area: 'KN-10',
			place: 'Turtle Cove'
		},
		{
			locale: 'en',
			what: 'Fishermen say the crew on a black catamaran in Turtle Cove are begging for water. Filipino boys, very thin.',
			area: 'KN-10'
		}
	),
	one(
		'a child in a shop',
		{
			locale: 'en',
			what: 'In the supermarket at Baker Corner a boy about nine packs boxes from morning till they close. He says the owner is his uncle but cannot say his name.',
			area: 'KN-08',
			place: 'Supermarket, Baker Corner'
		},
		{
			locale: 'en',
			what: 'Small boy working all day in Baker Corner supermarket, lifting boxes bigger than him, school days too. Not the owner’s son.',
			area: 'KN-08'
		}
	),
	one(
		'a car that is driven by the same two',
		{
			locale: 'en',
			what: 'A couple in a silver Noah, he has a gold tooth, she has red braids, pick up Venezuelan girls from the ferry on Saturdays and take the passports.',
			area: 'KN-10'
		},
		{
			locale: 'en',
			what: 'At the ferry again a man with a gold tooth and a woman with red braids met two Venezuelan girls. They drove off in a silver Noah.',
			area: 'KN-10'
		}
	),
	one(
		'a night club as a guest and a dancer tell it',
		{
			locale: 'es',
			what: 'Bailo en un club que se llama Medusa, en el segundo piso. El dueño se queda con mi pasaporte y me multa si no tomo con los clientes.',
			area: 'KN-11'
		},
		{
			locale: 'fr',
			what: 'Au club Medusa les danseuses n’ont pas leur passeport. Une m’a dit qu’elle paie une amende si elle ne boit pas.',
			area: 'KN-11',
			place: 'Medusa'
		}
	),
	one(
		'hardly anything that one could go by',
		{
			locale: 'en',
			what: 'An old man has a young Spanish girl in his house. Everybody knows she is not his wife.',
			area: 'KN-07'
		},
		{
			locale: 'es',
			what: 'Estoy en la casa de un viejo. Me dijo que era para cuidar a su mamá. No hay ninguna mamá.',
			area: 'KN-07',
			way: 'me'
		}
	),

	two(
		'one village',
		{
			locale: 'en',
			what: 'In Tamarind Gut a lady has a boy of ten selling nuts by the road until ten at night. He is not her child.',
			area: 'KN-06',
			place: 'Tamarind Gut'
		},
		{
			locale: 'en',
			what: 'The road crew in Tamarind Gut are not being paid. They come from Guyana and the contractor has their papers.',
			area: 'KN-06',
			place: 'Tamarind Gut'
		}
	),
	two(
		'one village, in two languages',
		{
			locale: 'es',
			what: 'En Mango Hill hay una casa donde venden bebidas y llevan muchachas los viernes.',
			area: 'KN-04',
			place: 'Mango Hill'
		},
		{
			locale: 'en',
			what: 'A farmer in Mango Hill makes two Haitian men sleep with the goats and pays them with food.',
			area: 'KN-04',
			place: 'Mango Hill'
		}
	),
	two(
		'one first name',
		{
			locale: 'en',
			what: 'A girl called Maria told me at the clinic that she cannot leave the house where she works. The lady counts the minutes when she goes out.',
			area: 'KN-03'
		},
		{
			locale: 'es',
			what: 'Mi prima María vino para trabajar en un restaurante y hace tres semanas que no contesta el teléfono.',
			area: 'KN-10'
		}
	),
	two(
		'one first name in one parish',
		{
			locale: 'ht',
			what: 'Mari ap travay kay yon doktè. Yo pa peye l e li pa ka ale legliz.',
			area: 'KN-08'
		},
		{
			locale: 'ht',
			what: 'Mwen rele Mari. Yon mesye pwomèt mwen djòb nan yon bato, men se pa djòb sa.',
			area: 'KN-08',
			way: 'me'
		}
	),
	two(
		'one hotel',
		{
			locale: 'en',
			what: 'At the Coral Sands hotel a guest came with a girl of about thirteen and said she was his daughter. She did not know his name.',
			area: 'KN-03',
			place: 'Coral Sands hotel'
		},
		{
			locale: 'en',
			what: 'The housekeepers of Coral Sands hotel come from an agency which takes half of their pay and keeps their passports.',
			area: 'KN-03',
			place: 'Coral Sands hotel'
		}
	),
	two(
		'one hotel, in two languages',
		{
			locale: 'fr',
			what: 'À l’hôtel Coral Sands un cuisinier m’a dit qu’il travaille seize heures par jour.',
			area: 'KN-03'
		},
		{
			locale: 'es',
			what: 'En el hotel Coral Sands un hombre alquila cuatro cuartos por hora y entran muchachas distintas.',
			area: 'KN-03'
		}
	),
	two(
		'what everybody tells who cleans in a house',
		{
			locale: 'en',
			what: 'I clean in a house. I work from six until they sleep. I am not paid. She keeps my passport and says I owe her for the ticket.',
			area: 'KN-04',
			way: 'me'
		},
		{
			locale: 'en',
			what: 'I clean and cook for a family. They do not pay me and keep my passport. He says I owe them for the ticket and the permit.',
			area: 'KN-01',
			way: 'me'
		}
	),
	two(
		'what everybody tells who builds',
		{
			locale: 'en',
			what: 'Men on the building site get no pay and have no boots. A white van brings them before light and takes them after dark.',
			area: 'KN-15'
		},
		{
			locale: 'en',
			what: 'On the site by the harbour the men work without boots or gloves and the boss keeps the pay. A blue truck brings them in the morning.',
			area: 'KN-03'
		}
	),
	two(
		'the same sentence that many write in Spanish',
		{
			locale: 'es',
			what: 'Me prometieron trabajo en un hotel y me quitaron el pasaporte. No me dejan salir sola.',
			area: 'KN-11',
			way: 'me'
		},
		{
			locale: 'es',
			what: 'A mi hermana le prometieron trabajo en un hotel en Nevis. Le quitaron el pasaporte al llegar y no la dejan llamar.',
			area: 'nevis'
		}
	),
	two(
		'the same sentence that many write in Creole',
		{
			locale: 'ht',
			what: 'Yo te pwomèt mwen yon bon travay. Lè m rive yo pran paspò m. Yo pa peye m.',
			area: 'KN-02',
			way: 'me'
		},
		{
			locale: 'ht',
			what: 'Yo te pwomèt kouzen m yon bon travay nan jaden. Yo pa peye l e yo pran paspò l. Gen yon chen ki veye yo.',
			area: 'KN-09'
		}
	),
	two(
		'phones with one digit between them',
		{
			locale: 'en',
			what: 'The man who brings the girls to the parties gave me his number: 869 555 0163.',
			area: 'KN-03'
		},
		{
			locale: 'en',
			what: 'Call this number 869-555-0136, she offers jobs in Canada and asks for the money first.',
			area: 'KN-10'
		}
	),
	two(
		'plates with one letter between them',
		{
			locale: 'en',
			what: 'Jeep with plate PA 3319 takes young boys to the beach house at weekends.',
			area: 'KN-10'
		},
		{
			locale: 'en',
			what: 'The bus PB 3319 brings workers to the quarry and they look very sick.',
			area: 'KN-08'
		}
	),
	two(
		'a number that the site gives, which both called',
		{
			locale: 'en',
			what: 'I called 911 and also 465-8470 but nobody came. There is a woman shouting for help in the flat over the bakery.',
			area: 'KN-11'
		},
		{
			locale: 'en',
			what: 'I rang 465-8470 about the boys who sleep in the boatyard and they told me to write here.',
			area: 'KN-10'
		}
	),
	two(
		'the same make of car',
		{
			locale: 'en',
			what: 'A black Toyota Hiace picks up women behind the market each evening at seven.',
			area: 'KN-11'
		},
		{
			locale: 'en',
			what: 'The farmer drives his workers in a black Toyota Hiace and locks it from outside.',
			area: 'KN-13'
		}
	),
	two(
		'boats whose names begin alike',
		{
			locale: 'en',
			what: 'The crew of the fishing boat Lady Anne have not been paid in a year.',
			area: 'KN-12'
		},
		{
			locale: 'en',
			what: 'A yacht called Lady Annabel had two girls on board who waved and then were pulled inside.',
			area: 'KN-10'
		}
	),
	two(
		'one nationality and one kind of work',
		{
			locale: 'en',
			what: 'Filipino women at a nail shop sleep in the back of it and work every day of the week.',
			area: 'KN-03'
		},
		{
			locale: 'en',
			what: 'Filipino crew on a cargo ship say they have had no pay for five months and no way home.',
			area: 'KN-11'
		}
	),
	two(
		'two girls, two schools',
		{
			locale: 'en',
			what: 'A girl in my class has a boyfriend who is over thirty and makes her meet his friends for money.',
			area: 'KN-02'
		},
		{
			locale: 'en',
			what: 'A girl in my daughter’s class stays with people who are not her family and minds their children all day.',
			area: 'KN-08'
		}
	),
	two(
		'two questions about a permit',
		{
			locale: 'en',
			what: 'My boss says that if I leave I have to pay the whole year of my permit. Is that true?',
			way: 'question',
			area: 'unknown'
		},
		{
			locale: 'en',
			what: 'Is it true that a boss may keep my passport until the permit is paid?',
			way: 'question',
			area: 'unknown'
		}
	),
	two(
		'one bay, two boats',
		{
			locale: 'en',
			what: 'A speedboat came to Turtle Cove without lights and put six people on the beach. A truck was waiting.',
			area: 'KN-10',
			place: 'Turtle Cove'
		},
		{
			locale: 'en',
			what: 'The lady who rents chairs in Turtle Cove has a child of eight working for her every day.',
			area: 'KN-10',
			place: 'Turtle Cove'
		}
	),
	two(
		'one family name that half the island has',
		{
			locale: 'en',
			what: 'Mr. Liburd has three Haitian men on his land who say that he has not paid since June.',
			area: 'KN-07'
		},
		{
			locale: 'en',
			what: 'A shopkeeper named Liburd makes his cashier sleep in the store. She is from Cuba.',
			area: 'KN-11'
		}
	),
	two(
		'two bars with rooms above',
		{
			locale: 'en',
			what: 'The girls who work in the bar live upstairs and are never seen outside without the brother of the manager.',
			area: 'KN-03'
		},
		{
			locale: 'en',
			what: 'There is a bar where the women live upstairs. The cook says they are charged for food, bed and every drink they spill.',
			area: 'KN-02'
		}
	),
	two(
		'one platform, two pages',
		{
			locale: 'es',
			what: 'En Facebook la página Trabajos Islas Bonitas ofrece empleo de niñera y pide dinero por adelantado.',
			area: 'elsewhere'
		},
		{
			locale: 'es',
			what: 'Por Facebook, página Vida Nueva Caribe, me ofrecieron empleo de niñera y era mentira.',
			area: 'KN-03'
		}
	),
	two(
		'two handles that look alike',
		{
			locale: 'en',
			what: 'Somebody called @rico_869 is asking schoolgirls for pictures.',
			area: 'KN-11'
		},
		{
			locale: 'en',
			what: 'The person who sells fake job letters online is @rico_8690.',
			area: 'unknown'
		}
	),
	two(
		'one street, two houses',
		{
			locale: 'en',
			what: 'On Old Mill Road a woman keeps a Dominican girl to mind her mother day and night. No day off since March.',
			area: 'KN-11',
			place: 'Old Mill Road'
		},
		{
			locale: 'en',
			what: 'A man on Old Mill Road rents bunks to the quarry workers, fourteen in one room, and the company takes it from their wages.',
			area: 'KN-11',
			place: 'Old Mill Road'
		}
	),
	two(
		'two salons',
		{
			locale: 'fr',
			what: 'Dans un salon de coiffure près du marché, les employées viennent de Saint-Domingue et dorment sur place.',
			area: 'KN-11'
		},
		{
			locale: 'fr',
			what: 'Un salon de massage a ouvert près du port. Les employées ne sortent jamais et viennent du Venezuela.',
			area: 'KN-03'
		}
	),
	two(
		'an agency that both name',
		{
			locale: 'en',
			what: 'A person from Immigration stamps the papers for the club owner and drinks there for free.',
			area: 'KN-03',
			involved: ['immigration']
		},
		{
			locale: 'en',
			what: 'A person from Immigration told the cleaners that without money he would send them away.',
			area: 'KN-11',
			involved: ['immigration']
		}
	),
	two(
		'one beach, two things seen',
		{
			locale: 'ht',
			what: 'Sou plaj Pelican Point gen de ti gason k ap vann kokoye lannwit. Pa gen granmoun ak yo.',
			area: 'KN-02',
			place: 'Pelican Point'
		},
		{
			locale: 'fr',
			what: 'À Pelican Point, le patron du bar de plage garde les papiers de sa serveuse.',
			area: 'KN-02',
			place: 'Pelican Point'
		}
	),
	two(
		'one ferry',
		{
			locale: 'en',
			what: 'On the evening ferry a man held a young woman by the arm the whole way. She had no bag.',
			area: 'KN-10'
		},
		{
			locale: 'en',
			what: 'A woman on the morning ferry asked me what island this is. She works in a villa and had run away.',
			area: 'KN-10'
		}
	),
	two(
		'two people who say who they are',
		{
			locale: 'en',
			what: 'I am a nurse. A patient with old burns would not speak while her employer was in the room.',
			area: 'KN-11',
			way: 'saw'
		},
		{
			locale: 'en',
			what: 'I am a nurse on Nevis. A man brought a girl with a broken wrist and answered all the questions for her.',
			area: 'KN-10',
			way: 'saw'
		}
	),
	two(
		'one month, one kind of fear',
		{
			locale: 'es',
			what: 'Tengo miedo. El señor dice que si hablo le hará daño a mi familia. Cocino en una casa grande.',
			area: 'KN-01',
			way: 'me'
		},
		{
			locale: 'es',
			what: 'Tengo miedo por mi amiga. El señor con quien vive le pega y no la deja salir. Ella vende empanadas.',
			area: 'KN-15',
			way: 'known'
		}
	)
];
