import { serve } from './protocol.ts';
import { newVerbs } from './verbs.ts';

const verbs = newVerbs();

// A page hands over its port. A SharedWorker's `connect` event brings one in the same way.
self.addEventListener('message', ({ ports: [port] }) => {
	if (port) serve(port, verbs);
});
