import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { schemaStateSeenBy } from '../database/migrate.js';
import { JobRunner } from '../jobs/job-runner.js';
import { Public } from '../session/audience.decorator.js';

/** For balancers and supervisors. Neither answer tells more than yes or no by part. */
@Controller()
export class HealthController {
  constructor(
    private readonly db: DataSource,
    private readonly jobs: JobRunner,
  ) {}

  /** The process lives. */
  @Get('healthz')
  @Public()
  healthz(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** This instance may be sent requests: database there, schema neither behind nor ahead, jobs taken. */
  @Get('readyz')
  @Public()
  async readyz(@Res({ passthrough: true }) response: Response): Promise<Record<string, boolean>> {
    const schema = await schemaStateSeenBy((sql) => this.db.query(sql)).catch(() => null);
    const parts = { database: schema !== null, schema: schema === 'CURRENT', jobs: this.jobs.isRunning };
    response.status(Object.values(parts).every(Boolean) ? 200 : 503);
    return parts;
  }
}
