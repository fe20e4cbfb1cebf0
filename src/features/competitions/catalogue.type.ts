import { Field, ObjectType } from '@nestjs/graphql';
import type { KnownTool as Tool } from '../../domain/known-tools.js';
import { PageFields } from '../../platform/graphql/connection.js';
import { CatalogueItem } from './catalogue-item.entity.js';

@ObjectType({ description: 'A page of the catalogue of data sources: those of Big-Data Wave first, then by name.' })
export class CatalogueConnection extends PageFields {
  @Field(() => [CatalogueItem])
  nodes: CatalogueItem[];
}

@ObjectType({ description: 'A tool that teams often name in their declarations. They may name any other one.' })
export class KnownTool implements Tool {
  @Field()
  name: string;

  @Field()
  aboutKo: string;

  @Field()
  aboutEn: string;
}
