import type { Questions } from '#lib/i18n/questions.ts';

export const questions: Questions = {
	groups: [
		{
			ask: 'an animal',
			words: ['cat', 'horse', 'lizard', 'donkey', 'monkey', 'spider', 'mouse', 'dog']
		},
		{
			ask: 'a colour',
			words: ['green', 'yellow', 'purple', 'blue', 'white', 'brown', 'pink', 'grey']
		},
		{
			ask: 'something to eat',
			words: ['bread', 'mango', 'rice', 'coconut', 'cheese', 'banana', 'soup', 'fish cake']
		},
		{
			ask: 'a day of the week',
			words: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Sunday']
		},
		{
			ask: 'a part of the body',
			words: ['hand', 'knee', 'elbow', 'shoulder', 'foot', 'ear', 'nose', 'thumb']
		},
		{
			ask: 'something to wear',
			words: ['shirt', 'hat', 'sandal', 'dress', 'belt', 'sock', 'coat', 'scarf']
		},
		{
			ask: 'something in the sky',
			words: ['cloud', 'moon', 'star', 'rainbow', 'sun', 'lightning']
		},
		{
			ask: 'a piece of furniture',
			words: ['table', 'chair', 'bed', 'shelf', 'bench', 'stool', 'wardrobe']
		}
	],
	nth: ['first', 'second', 'third', 'last'],
	ordinals: 'Type the {nth} word of this list: {list}',
	which: 'Which of these is {ask}? {list}'
};
