import { acceptCommand } from './accept';
import { annotateCommand } from './annotate';
import { auditCommand } from './audit';
import { catalogueCheckCommand } from './catalogue-check';
import type { Command } from './command';
import { completenessCommand } from './completeness';
import { importCommand } from './import';
import { migrateCommand } from './migrate';
import { observationsCommand } from './observations';
import { periodCloseCommand, periodListCommand, periodOpenCommand } from './periods';
import { rollupsCommand } from './rollups';
import { schemaCommand } from './schema';
import { serveCommand } from './serve';
import { settingsCommand } from './settings';
import { startCommand } from './start';
import { submissionsCommand } from './submissions';
import { templateCommand } from './template';
import { verifyCommand } from './verify';
import { withdrawCommand } from './withdraw';

/** All commands, in the order of the help. */
export const commands: readonly Command[] = [
  importCommand,
  acceptCommand,
  withdrawCommand,
  annotateCommand,
  templateCommand,
  rollupsCommand,
  observationsCommand,
  submissionsCommand,
  completenessCommand,
  periodCloseCommand,
  periodOpenCommand,
  periodListCommand,
  auditCommand,
  verifyCommand,
  startCommand,
  serveCommand,
  migrateCommand,
  catalogueCheckCommand,
  settingsCommand,
  schemaCommand,
];
