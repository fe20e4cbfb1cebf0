import type { MigrationInterface } from 'typeorm';
import { Platform1763600000000 } from './1763600000000-platform.js';
import { Accounts1763600100000 } from './1763600100000-accounts.js';
import { Training1763600200000 } from './1763600200000-training.js';
import { Competitions1763600300000 } from './1763600300000-competitions.js';
import { Teams1763600400000 } from './1763600400000-teams.js';
import { Entries1763600500000 } from './1763600500000-entries.js';
import { Panels1763600600000 } from './1763600600000-panels.js';
import { Scoring1763600700000 } from './1763600700000-scoring.js';
import { Results1763600800000 } from './1763600800000-results.js';
import { RateWindows1764000000000 } from './1764000000000-rate-windows.js';
import { Mail1764001000000 } from './1764001000000-mail.js';
import { OneTimeLinks1764001010000 } from './1764001010000-one-time-links.js';
import { SignInAttempts1764001020000 } from './1764001020000-sign-in-attempts.js';
import { AccountChanges1764001030000 } from './1764001030000-account-changes.js';
import { PublishedFloors1764002000000 } from './1764002000000-published-floors.js';
import { ClosingExceptions1764002010000 } from './1764002010000-closing-exceptions.js';
import { Corrections1764002020000 } from './1764002020000-corrections.js';
import { Conflicts1764003000000 } from './1764003000000-conflicts.js';
import { Challenges1764003010000 } from './1764003010000-challenges.js';
import { EditionRoles1764004000000 } from './1764004000000-edition-roles.js';
import { Advancement1764005000000 } from './1764005000000-advancement.js';
import { PresentationDraw1764005010000 } from './1764005010000-presentation-draw.js';
import { TeamChanges1764006000000 } from './1764006000000-team-changes.js';
import { DeadlineExtensions1764006010000 } from './1764006010000-deadline-extensions.js';
import { Eligibility1764006020000 } from './1764006020000-eligibility.js';
import { AccessLog1764007000000 } from './1764007000000-access-log.js';
import { DataCorrections1764007010000 } from './1764007010000-data-corrections.js';
import { Retention1764010010000 } from './1764010010000-retention.js';
import { Supplements1764010020000 } from './1764010020000-supplements.js';
import { Disqualifications1764010021000 } from './1764010021000-disqualifications.js';
import { Notices1764010022000 } from './1764010022000-notices.js';
import { Questions1764010023000 } from './1764010023000-questions.js';
import { SheetTypings1764010030000 } from './1764010030000-sheet-typings.js';
import { Slides1764010031000 } from './1764010031000-slides.js';
import { Absences1764010032000 } from './1764010032000-absences.js';
import { FinalRules1764010040000 } from './1764010040000-final-rules.js';
import { ScoreImports1764010040100 } from './1764010040100-score-imports.js';
import { FinalSettlements1764010040200 } from './1764010040200-final-settlements.js';
import { TieDecisions1764010040300 } from './1764010040300-tie-decisions.js';
import { DiagnosticLimits1764020100000 } from './1764020100000-diagnostic-limits.js';
import { SettlementSummary1764020200000 } from './1764020200000-settlement-summary.js';
import { CommitteeDecisions1764020300000 } from './1764020300000-committee-decisions.js';
import { AssignmentRuns1764020400000 } from './1764020400000-assignment-runs.js';
import { Scans1764031000000 } from './1764031000000-scans.js';
import { ResumableUploads1764032000000 } from './1764032000000-resumable-uploads.js';
import { Similarity1764039000000 } from './1764039000000-similarity.js';
import { FileTexts1764034000000 } from './1764034000000-file-texts.js';
import { EntrySearch1764034010000 } from './1764034010000-entry-search.js';
import { SearchStatistics1764034020000 } from './1764034020000-search-statistics.js';
import { LeakChecks1764035000000 } from './1764035000000-leak-checks.js';
import { ShownCopies1764037000000 } from './1764037000000-shown-copies.js';
import { AiPolicy1764038000000 } from './1764038000000-ai-policy.js';
import { Adoption1764048000000 } from './1764048000000-adoption.js';
import { PublishedComments1764049010000 } from './1764049010000-published-comments.js';
import { RevocationRetention1764049011000 } from './1764049011000-revocation-retention.js';
import { AppealResults1764049041000 } from './1764049041000-appeal-results.js';
import { AppealAnswersOnce1764050000000 } from './1764050000000-appeal-answers-once.js';
import { TraineeMatches1764050001000 } from './1764050001000-trainee-matches.js';
import { AwardsAndPublications1764040000000 } from './1764040000000-awards-and-publications.js';
import { AwardDecisionTurnedDown1764041000000 } from './1764041000000-award-decision-turned-down.js';
import { Revocations1764043010000 } from './1764043010000-revocations.js';
import { PublishedReports1764043020000 } from './1764043020000-published-reports.js';
import { PublishedWinners1764043000000 } from './1764043000000-published-winners.js';
import { Verification1764042000000 } from './1764042000000-verification.js';
import { FileSlots1764033000000 } from './1764033000000-file-slots.js';
import { SettlementBundles1764045000000 } from './1764045000000-settlement-bundles.js';
import { Catalogue1764038010000 } from './1764038010000-catalogue.js';
import { Certificates1764046000000 } from './1764046000000-certificates.js';
import { Appeals1764044000000 } from './1764044000000-appeals.js';

/** Every migration in order. A released one is never edited: add the next. */
export const migrations: (new () => MigrationInterface)[] = [
  Platform1763600000000,
  Accounts1763600100000,
  Training1763600200000,
  Competitions1763600300000,
  Teams1763600400000,
  Entries1763600500000,
  Panels1763600600000,
  Scoring1763600700000,
  Results1763600800000,
  RateWindows1764000000000,
  Mail1764001000000,
  OneTimeLinks1764001010000,
  SignInAttempts1764001020000,
  AccountChanges1764001030000,
  PublishedFloors1764002000000,
  ClosingExceptions1764002010000,
  Corrections1764002020000,
  Conflicts1764003000000,
  Challenges1764003010000,
  EditionRoles1764004000000,
  Advancement1764005000000,
  PresentationDraw1764005010000,
  TeamChanges1764006000000,
  DeadlineExtensions1764006010000,
  Eligibility1764006020000,
  AccessLog1764007000000,
  DataCorrections1764007010000,
  Retention1764010010000,
  Supplements1764010020000,
  Disqualifications1764010021000,
  Notices1764010022000,
  Questions1764010023000,
  SheetTypings1764010030000,
  Slides1764010031000,
  Absences1764010032000,
  FinalRules1764010040000,
  ScoreImports1764010040100,
  FinalSettlements1764010040200,
  TieDecisions1764010040300,
  DiagnosticLimits1764020100000,
  SettlementSummary1764020200000,
  CommitteeDecisions1764020300000,
  AssignmentRuns1764020400000,
  Scans1764031000000,
  ResumableUploads1764032000000,
  FileSlots1764033000000,
  FileTexts1764034000000,
  EntrySearch1764034010000,
  SearchStatistics1764034020000,
  LeakChecks1764035000000,
  ShownCopies1764037000000,
  AiPolicy1764038000000,
  Catalogue1764038010000,
  Similarity1764039000000,
  AwardsAndPublications1764040000000,
  AwardDecisionTurnedDown1764041000000,
  Verification1764042000000,
  PublishedWinners1764043000000,
  Revocations1764043010000,
  PublishedReports1764043020000,
  Appeals1764044000000,
  SettlementBundles1764045000000,
  Certificates1764046000000,
  Adoption1764048000000,
  PublishedComments1764049010000,
  RevocationRetention1764049011000,
  AppealResults1764049041000,
  AppealAnswersOnce1764050000000,
  TraineeMatches1764050001000,
];
