import type { Templates } from '#lib/desk/answers/template.ts';

export const templates: Templates = {
	review: 'source',
	read: 'We have read what you wrote, and we are working on it. Thank you for writing. Please look here again with your code: we may have questions.',
	where:
		'Please tell us where this is: the street, the building, or something that stands near it. Write only when you are alone.',
	when: 'Please tell us when it happens: on which days, and at what time. When was the last time that you know of? Write only when you are alone.',
	'safe-to-write':
		'Can you read and write here without anybody seeing it? Does somebody else use this phone, or look at it? Tell us how and when it is best for you. If you are not alone now, leave this page.',
	child:
		'We need to know whether there is a child: anybody under 18. How many are there, and how old do you think they are? A guess is fine.',
	danger:
		'If you or somebody else is in danger now, call {{emergency}}. We do not see at once what is written here.',
	'come-back':
		'You can come back here with the same code, also after this is closed. Choose “Come back with the code” on this site and type your code. You can add something at any time. Keep the code where nobody looks, and never send it to anybody.',
	waiting:
		'We have to wait for somebody else before we can go on. It is not because of anything that you did. Please look here again with your code. You can add something in the meantime.',
	'cannot-help':
		'We cannot help with this ourselves. You can ask here: [[who may be able to help, and how to reach them]]. You do not have to tell them that you wrote to us.',
	'thank-you':
		'Thank you for what you told us. There is nothing more that you need to do. Please do not go and look for more yourself. If something changes, you can write here again with the same code.'
};
