/** One's own shift, handing over, supervision, closing and the report: at the desk, which is in English. */
export const shift = {
	handOver: {
		words: 'Words for whoever gets it',
		hint: 'Where it stands, what comes next, what to watch for. Only the lane reads it.'
	}
};
