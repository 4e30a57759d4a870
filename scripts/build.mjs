// Builds dist/, whether it is current or not.
import { build } from './dist.mjs';

if (!(await build())) process.exit(1);
