import { Appeal } from './features/appeals/appeal.entity.js';
import { AccountChange } from './features/accounts/account-change.entity.js';
import { Account, Employment } from './features/accounts/account.entity.js';
import { Department } from './features/accounts/department.entity.js';
import { SignInAttempts } from './features/accounts/sign-in-attempts.entity.js';
import { OneTimeLink } from './features/accounts/one-time-link.entity.js';
import { RoleGrant, Session } from './features/accounts/session.entity.js';
import { AdvanceQuota } from './features/competitions/advance-quota.entity.js';
import { AiPolicyChange } from './features/competitions/ai-policy-change.entity.js';
import { CatalogueItem, HiddenCatalogueItem } from './features/competitions/catalogue-item.entity.js';
import { CalendarChange, Competition, Track } from './features/competitions/competition.entity.js';
import { Notice, NoticeFile, NoticeVersion } from './features/competitions/notice.entity.js';
import { Question } from './features/competitions/question.entity.js';
import { RoleChange } from './features/competitions/role-change.entity.js';
import { Stage, StageRule } from './features/competitions/stage.entity.js';
import { EligibilityCheck } from './features/entries/eligibility-check.entity.js';
import { EntryFile, HistoryContent, HistorySnapshot, JudgeCopy } from './features/entries/entry-file.entity.js';
import { EntrySearch } from './features/entries/entry-search.entity.js';
import { Entry, EntryVersion } from './features/entries/entry.entity.js';
import { ReportComparison, SimilarReports } from './features/entries/similarity.entity.js';
import { ResumableUpload, UploadPiece } from './features/entries/resumable-upload.entity.js';
import { LeakCheck } from './features/entries/leak-check.entity.js';
import { ShownCopy, ShownPage } from './features/entries/shown-copy.entity.js';
import { Slides } from './features/entries/slides.entity.js';
import { SlotRule, SlotRuleChange } from './features/entries/slot-rule.entity.js';
import { Supplement } from './features/entries/supplement.entity.js';
import { AdvancedEntry } from './features/panels/advanced-entry.entity.js';
import { Challenge } from './features/panels/challenge.entity.js';
import { Conflict, DeclaredInterest } from './features/panels/conflict.entity.js';
import { PresentationDraw, PresentationSlot } from './features/panels/draw.entity.js';
import { Assignment, BlindCode, Judge, Panel } from './features/panels/panel.entity.js';
import { Advancement } from './features/results/advancement.entity.js';
import { CommitteeDecision } from './features/results/committee-decision.entity.js';
import { DataCorrection } from './features/personal/data-correction.entity.js';
import { FinalSettlement } from './features/results/final-settlement.entity.js';
import { Penalty } from './features/results/penalty.entity.js';
import { DestructionRecord } from './features/personal/destruction-record.entity.js';
import { AwardDecision } from './features/awards/award-decision.entity.js';
import { AdoptionReminder } from './features/adoption/adoption-reminder.entity.js';
import { AdoptionUpdate } from './features/adoption/adoption-update.entity.js';
import { AwardRule } from './features/awards/award-rule.entity.js';
import { Notification } from './features/notifications/notification.entity.js';
import { SettlementBundle } from './features/proof/settlement-bundle.entity.js';
import { Certificate } from './features/papers/certificate.entity.js';
import { CertificateRun } from './features/papers/certificate-run.entity.js';
import { CertificateWordingVersion } from './features/papers/certificate-wording.entity.js';
import { AwardRevocation } from './features/publications/award-revocation.entity.js';
import { PublicationWithdrawal } from './features/publications/publication-withdrawal.entity.js';
import { Publication, PublishedName, PublishedRedaction, PublishedStanding } from './features/publications/publication.entity.js';
import { PublishedComment } from './features/publications/published-comment.entity.js';
import { PublishedReport } from './features/publications/published-report.entity.js';
import { ScoreImport } from './features/results/score-import.entity.js';
import { TieDecision } from './features/results/tie-decision.entity.js';
import { Settlement } from './features/results/settlement.entity.js';
import { AssignmentRun, EntryDemand } from './features/scoring/assignment-run.entity.js';
import { ClosingException } from './features/scoring/closing-exception.entity.js';
import { Absence } from './features/scoring/absence.entity.js';
import { SheetCorrection } from './features/scoring/correction.entity.js';
import { DiagnosticLimits } from './features/scoring/diagnostic-limits.entity.js';
import { FinalRule } from './features/scoring/final-rule.entity.js';
import { Criterion, Rubric } from './features/scoring/rubric.entity.js';
import { Mark, Sheet, SheetRevision } from './features/scoring/sheet.entity.js';
import { SheetTyping } from './features/scoring/typing.entity.js';
import { DeadlineExtension } from './features/teams/deadline-extension.entity.js';
import { Disqualification } from './features/teams/disqualification.entity.js';
import { Consent, Team, TeamMember } from './features/teams/team.entity.js';
import { TeamWithdrawal } from './features/teams/team-withdrawal.entity.js';
import { Course, CourseSession, Programme } from './features/training/programme.entity.js';
import { Instructor } from './features/training/instructor.entity.js';
import { TraineeMatch } from './features/training/trainee-match.entity.js';
import { Trainee, TrainingImport, TrainingRecord } from './features/training/training-record.entity.js';
import { AccessLog } from './platform/access/access-log.entity.js';
import { AuditEvent, AuditSeal, AuditUnsealed } from './platform/audit/audit-event.entity.js';
import { FileText } from './platform/files/file-text.entity.js';
import { StoredFile } from './platform/files/stored-file.entity.js';
import { SigningKey } from './platform/keys/signing-key.entity.js';
import { Mail } from './platform/mail/mail.entity.js';
import { Explanation } from './features/verification/explanation.entity.js';
import { VerificationFinding } from './features/verification/finding.entity.js';
import { ReportEvidence, VerificationReport } from './features/verification/report.entity.js';
import { NomineeRemoval } from './features/verification/nominee-removal.entity.js';
import { Nominee, Verification } from './features/verification/verification.entity.js';

/** Every table, by floor. The drift test compares them with what the migrations make. */
export const entities = [
  AuditEvent,
  AuditUnsealed,
  AuditSeal,
  SigningKey,
  StoredFile,
  FileText,
  Mail,
  AccessLog,
  Department,
  Account,
  AccountChange,
  Employment,
  Session,
  RoleGrant,
  OneTimeLink,
  SignInAttempts,
  Notification,
  Programme,
  Course,
  CourseSession,
  Instructor,
  Trainee,
  TraineeMatch,
  TrainingImport,
  TrainingRecord,
  Competition,
  CalendarChange,
  AiPolicyChange,
  CatalogueItem,
  HiddenCatalogueItem,
  RoleChange,
  Notice,
  NoticeVersion,
  NoticeFile,
  Question,
  Track,
  Stage,
  StageRule,
  AdvanceQuota,
  Team,
  TeamMember,
  Consent,
  TeamWithdrawal,
  DeadlineExtension,
  Disqualification,
  Entry,
  EntryVersion,
  EntrySearch,
  EligibilityCheck,
  Supplement,
  EntryFile,
  ShownCopy,
  ShownPage,
  JudgeCopy,
  ReportComparison,
  SimilarReports,
  LeakCheck,
  Slides,
  ResumableUpload,
  UploadPiece,
  SlotRule,
  SlotRuleChange,
  HistorySnapshot,
  HistoryContent,
  Panel,
  Judge,
  BlindCode,
  Assignment,
  AdvancedEntry,
  PresentationDraw,
  PresentationSlot,
  DeclaredInterest,
  Conflict,
  Challenge,
  Rubric,
  ClosingException,
  AssignmentRun,
  EntryDemand,
  SheetCorrection,
  Criterion,
  Sheet,
  Mark,
  SheetRevision,
  FinalRule,
  DiagnosticLimits,
  SheetTyping,
  Absence,
  ScoreImport,
  Penalty,
  TieDecision,
  CommitteeDecision,
  FinalSettlement,
  Settlement,
  Advancement,
  AwardRule,
  AwardDecision,
  SettlementBundle,
  Verification,
  Nominee,
  VerificationReport,
  ReportEvidence,
  Explanation,
  VerificationFinding,
  NomineeRemoval,
  Publication,
  PublicationWithdrawal,
  AwardRevocation,
  PublishedStanding,
  PublishedName,
  PublishedRedaction,
  PublishedReport,
  PublishedComment,
  AdoptionUpdate,
  AdoptionReminder,
  CertificateWordingVersion,
  CertificateRun,
  Certificate,
  Appeal,
  DataCorrection,
  DestructionRecord,
];
