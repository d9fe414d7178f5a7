import { text } from '@sveltejs/kit';

/** Says that this process answers; nothing about what it knows. */
export const GET = () => text('ok\n', { headers: { 'cache-control': 'no-store' } });
