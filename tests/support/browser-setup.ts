import { buildIfStale } from '../../scripts/build.ts';
import setUp from './global-setup.ts';

/** The built application, and the run's PostgreSQL. */
export default function setUpForBrowsers() {
	buildIfStale();
	return setUp();
}
