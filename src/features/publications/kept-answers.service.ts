import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { Response } from 'express';
import { execute, parse } from 'graphql';
import { DataSource } from 'typeorm';
import { sha256 } from '../../platform/audit/canonical.js';
import type { PadoRequest } from '../../platform/session/request.js';
import { PUBLIC_QUERY } from './public-query.js';
import { freshnessOf } from './public-results.queries.js';
import { publicationLoaders } from './publication.loaders.js';

/** An answer as bytes, and what it was true of. */
interface KeptAnswer {
  freshness: string;
  etag: string;
  body: Buffer;
}

const MOST_BYTES = 64 * 2 ** 20;
const document = parse(PUBLIC_QUERY);

/**
 * Answers to the one public query, kept by each instance for itself. Whether one still holds is asked of the database each time, in one
 * statement: an hour that has come, a publication that was taken down, a name that was redacted show at once.
 */
@Injectable()
export class KeptAnswers {
  private readonly kept = new Map<string, KeptAnswer>();
  private bytes = 0;

  constructor(
    private readonly db: DataSource,
    private readonly modules: ModuleRef,
  ) {}

  async of(slug: string, req: PadoRequest, res: Response): Promise<KeptAnswer> {
    const freshness = await freshnessOf(this.db, slug);
    const found = this.kept.get(slug);
    if (found?.freshness === freshness) return found;
    const { schema } = this.modules.get(GraphQLSchemaHost, { strict: false });
    const contextValue = { req, res, loaders: publicationLoaders(this.db) };
    const answer = await execute({ schema, document, variableValues: { slug }, contextValue });
    if (answer.errors?.length) throw answer.errors[0]!.originalError ?? answer.errors[0]!;
    const body = Buffer.from(JSON.stringify(answer));
    const made = { freshness, etag: `"${sha256(body)}"`, body };
    // Names of editions that are not there are made up without end: what answers nothing is not kept.
    if (freshness !== '') this.keep(slug, made);
    return made;
  }

  private keep(slug: string, made: KeptAnswer): void {
    this.forget(slug);
    this.kept.set(slug, made);
    this.bytes += made.body.length;
    for (const oldest of this.kept.keys()) {
      if (this.bytes <= MOST_BYTES) return;
      this.forget(oldest);
    }
  }

  private forget(slug: string): void {
    this.bytes -= this.kept.get(slug)?.body.length ?? 0;
    this.kept.delete(slug);
  }
}
