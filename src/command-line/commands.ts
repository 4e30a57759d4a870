import { acceptCommand } from './accept';
import { accountCommands } from './account';
import { annotateCommand } from './annotate';
import { archiveCreateCommand, archiveListCommand, archiveRestoreCommand } from './archive';
import { auditCommand } from './audit';
import { backupCommand } from './backup';
import { bulletinCommand } from './bulletin';
import { catalogueAdoptCommand } from './catalogue-adopt';
import { catalogueCheckCommand } from './catalogue-check';
import { catalogueDiffCommand } from './catalogue-diff';
import { catalogueHistoryCommand } from './catalogue-history';
import { changesCommand } from './changes';
import type { Command } from './command';
import { completenessCommand } from './completeness';
import { contributionsCommand } from './contributions';
import { grantsCommand } from './grants';
import { importCommand } from './import';
import { migrateCommand } from './migrate';
import { observationsCommand } from './observations';
import { partitionsCommand } from './partitions';
import { periodCloseCommand, periodListCommand, periodOpenCommand } from './periods';
import { rankCommand } from './rank';
import { releaseAbandonCommand, releaseListCommand, releaseOpenCommand, releasePublishCommand } from './release';
import { releaseChangesCommand } from './release-changes';
import { releaseGateCommand } from './release-gate';
import { releaseUnwaiveCommand, releaseWaiveCommand } from './release-waivers';
import { restoreCommand } from './restore';
import { rollupsCommand } from './rollups';
import { schemaCommand } from './schema';
import { serveCommand } from './serve';
import { settingsCommand } from './settings';
import { startCommand } from './start';
import { submissionsCommand } from './submissions';
import { templateCommand } from './template';
import { tokenCommands } from './token';
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
  changesCommand,
  rankCommand,
  contributionsCommand,
  bulletinCommand,
  periodCloseCommand,
  periodOpenCommand,
  periodListCommand,
  releaseOpenCommand,
  releaseGateCommand,
  releaseWaiveCommand,
  releaseUnwaiveCommand,
  releasePublishCommand,
  releaseAbandonCommand,
  releaseListCommand,
  releaseChangesCommand,
  ...accountCommands,
  ...tokenCommands,
  auditCommand,
  verifyCommand,
  startCommand,
  serveCommand,
  migrateCommand,
  backupCommand,
  restoreCommand,
  archiveCreateCommand,
  archiveListCommand,
  archiveRestoreCommand,
  grantsCommand,
  partitionsCommand,
  catalogueCheckCommand,
  catalogueDiffCommand,
  catalogueAdoptCommand,
  catalogueHistoryCommand,
  settingsCommand,
  schemaCommand,
];
