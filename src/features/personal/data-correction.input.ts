import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { type DataCorrectionState, dataCorrectionStates, type DataCorrectionSubject, dataSubjects } from '../../domain/data-correction.js';
import { PageFields } from '../../platform/graphql/connection.js';
import { DataCorrection, DataCorrectionStateEnum, DataCorrectionSubjectEnum } from './data-correction.entity.js';

@InputType({ description: 'What of your data is not right.' })
export class RequestDataCorrectionInput {
  @Field(() => DataCorrectionSubjectEnum)
  @IsIn(dataSubjects)
  subject: DataCorrectionSubject;

  @Field({ description: 'What is wrong, and what is right.' })
  @IsString()
  @MaxLength(4000)
  text: string;
}

@InputType({ description: 'What a request for correction is answered.' })
export class AnswerDataCorrectionInput {
  @Field(() => ID)
  @IsUUID()
  request: string;

  @Field(() => DataCorrectionStateEnum, { description: 'DONE or REFUSED.' })
  @IsIn(dataCorrectionStates)
  decision: DataCorrectionState;

  @Field({ description: 'What was done, or why not: the person reads it.' })
  @IsString()
  @MaxLength(2000)
  reason: string;
}

/** Resolved over the row of the request. */
@ObjectType({ description: 'A request for correction as those see it who answer it.' })
export class WaitingDataCorrection extends DataCorrection {}

@ObjectType({ description: 'A page of the requests for correction that wait for an answer, oldest first.' })
export class WaitingDataCorrectionConnection extends PageFields {
  @Field(() => [WaitingDataCorrection])
  nodes: WaitingDataCorrection[];
}
