// Fails when what the program writes about itself (the GraphQL schema, the tables of the docs) is not what stands here.
import './setup.mjs';
import { run } from './project.mjs';

process.exit(await run(process.execPath, ['dist/src/cli.js', 'schema', '--check']));
