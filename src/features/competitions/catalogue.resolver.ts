import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { knownTools } from '../../domain/known-tools.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { Public, SignedIn } from '../../platform/session/audience.decorator.js';
import { CatalogueItem } from './catalogue-item.entity.js';
import { AddCatalogueItemInput, CatalogueArgs, HideCatalogueItemInput } from './catalogue.input.js';
import { CatalogueService } from './catalogue.service.js';
import { CatalogueConnection, KnownTool } from './catalogue.type.js';

@Resolver()
export class CatalogueResolver {
  constructor(private readonly catalogue: CatalogueService) {}

  @Query(() => CatalogueConnection, {
    description: 'Data sources to pick for a declaration, by words in their name, provider or portal. Two characters are enough.',
  })
  @SignedIn()
  dataSourceCatalogue(@CurrentActor() actor: Actor, @Args() args: CatalogueArgs) {
    return this.catalogue.page(actor, args);
  }

  @Query(() => [KnownTool], { description: 'Tools that teams often name, those of Big-Data Wave first.' })
  @Public()
  knownTools() {
    return knownTools;
  }

  @Mutation(() => CatalogueItem, { description: 'Add a data source to the catalogue that the teams of an edition pick from.' })
  @SignedIn()
  addCatalogueItem(@CurrentActor() actor: Actor, @Args('input') input: AddCatalogueItemInput) {
    return this.catalogue.add(actor, input);
  }

  @Mutation(() => CatalogueItem, {
    description: 'Hide a data source of the catalogue from the teams of an edition, or show it again. What was picked stays.',
  })
  @SignedIn()
  hideCatalogueItem(@CurrentActor() actor: Actor, @Args('input') input: HideCatalogueItemInput) {
    return this.catalogue.hide(actor, input);
  }
}
