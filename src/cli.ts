#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from './command-line';

if (existsSync('.env')) process.loadEnvFile('.env');

/** The folder of the project, seen from dist/src. */
const root = join(__dirname, '../..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

// A program that comes to its end before its answer is there has failed, whatever made it end.
process.exitCode = 2;

void runCommandLine({
  arguments: process.argv.slice(2),
  environment: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  program: {
    version,
    root,
    input: process.stdin,
    open: async (settings, log) => (await import('./wiring.js')).openTongbao(settings, { log }),
    serve: async (tongbao) => (await import('./server.js')).serve(tongbao),
    api: () => import('./api/index.js'),
    templates: () => import('./templates/index.js'),
    bulletin: () => import('./bulletin/index.js'),
    auditSeal: async () => (await import('./warehouse/index.js')).seal,
    warehouse: () => import('./warehouse/index.js'),
    schemaDrift: async (url) => (await import('./warehouse/index.js')).schemaDrift(url),
  },
}).then((code) => {
  process.exitCode = code;
});
