// Fails when what is generated (the GraphQL schema, the tables of the docs, the types of the pages) is not what stands here.
import './setup.mjs';
import { run } from './project.mjs';

const written = await run(process.execPath, ['dist/src/cli.js', 'schema', '--check']);
const types = await run(process.execPath, ['scripts/console-types.mjs', '--check']);
process.exit(written || types);
