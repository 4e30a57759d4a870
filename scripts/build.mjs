// Builds what of dist/ is not current; `--all` builds everything anew.
import { build, buildAll } from './dist.mjs';

if (!(await (process.argv.includes('--all') ? buildAll() : build()))) process.exit(1);
