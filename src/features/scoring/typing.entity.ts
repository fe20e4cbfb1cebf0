import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { TypingState } from '../../domain/permission/typing.js';
import { Assignment } from '../panels/panel.entity.js';
import { Rubric } from './rubric.entity.js';

/**
 * A paper sheet that somebody typed for its judge (대리입력). It counts for nothing until the judge or a second person has confirmed it. What
 * was typed, who took it to check it, and what was decided stay as they are (trigger).
 */
@Entity()
@Index('sheet_typing_one_waiting', ['assignmentId'], { unique: true, where: `state = 'TYPED'` })
@Check('sheet_typing_state_check', `state in ('TYPED', 'CONFIRMED', 'RETURNED')`)
@Check('sheet_typing_checker_check', `checker_id <> typed_by`)
@Check('sheet_typing_decided_check', `(state = 'TYPED') = (decided_at is null) and (state = 'TYPED') = (decided_by is null)`)
@Check('sheet_typing_second_person_check', `state <> 'CONFIRMED' or decided_by <> typed_by`)
@Check('sheet_typing_returned_check', `(state = 'RETURNED') = (return_reason is not null)`)
export class SheetTyping {
  @PrimaryColumn('uuid')
  id: string;

  @Index()
  @Column('uuid')
  assignmentId: string;

  @ManyToOne(() => Assignment, { onDelete: 'CASCADE' })
  @JoinColumn()
  assignment: Relation<Assignment>;

  @Column('uuid')
  rubricId: string;

  @ManyToOne(() => Rubric, { onDelete: 'RESTRICT' })
  @JoinColumn()
  rubric: Relation<Rubric>;

  @Column('text')
  state: TypingState;

  /** RFC 8785 text of comment and marks, as in the revisions of sheets. */
  @Column('text')
  content: string;

  /** Hides the marks in the audit trail's hash. */
  @Column('text')
  salt: string;

  @Column('uuid')
  typedBy: string;

  @Column('timestamp with time zone', { precision: 3 })
  typedAt: Date;

  /** The second person, who took it to compare it with the paper. */
  @Column('uuid', { nullable: true })
  checkerId: string | null;

  @Column('uuid', { nullable: true })
  decidedBy: string | null;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  decidedAt: Date | null;

  @Column('text', { nullable: true })
  returnReason: string | null;
}
