import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';

export enum DepartmentKind {
  CITY_HALL = 'CITY_HALL',
  AGENCY = 'AGENCY',
  DISTRICT = 'DISTRICT',
  COUNTY = 'COUNTY',
  PUBLIC_BODY = 'PUBLIC_BODY',
  OUTSIDE = 'OUTSIDE',
}
registerEnumType(DepartmentKind, { name: 'DepartmentKind', description: 'What kind of body a department is or belongs to.' });

/** An agency or a part of one. Reorganisations come every few months: rows end and others begin, nothing is renamed. */
@ObjectType({ description: 'An agency, or a department within one, as it was called in its time.' })
@Entity()
@Unique(['code'])
@Check('department_kind_check', `kind in ('CITY_HALL', 'AGENCY', 'DISTRICT', 'COUNTY', 'PUBLIC_BODY', 'OUTSIDE')`)
@Check('department_valid_check', `valid_to is null or valid_from is null or valid_from < valid_to`)
export class Department {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field()
  @Column('text')
  code: string;

  @Field()
  @Column('text')
  nameKo: string;

  @Field()
  @Column('text')
  nameEn: string;

  @Field(() => DepartmentKind)
  @Column('text')
  kind: DepartmentKind;

  @Field(() => String, {
    nullable: true,
    description:
      'The first digits of the code of its legal district (법정동코드), by which public data name places; null for other bodies.',
  })
  @Column('text', { nullable: true })
  legalDistrictCode: string | null;

  @Column('uuid', { nullable: true })
  parentId: string | null;

  @ManyToOne(() => Department, { onDelete: 'RESTRICT' })
  @JoinColumn()
  parent: Relation<Department> | null;

  @Column('date', { nullable: true })
  validFrom: string | null;

  @Column('date', { nullable: true })
  validTo: string | null;
}
