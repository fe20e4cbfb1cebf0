import { Module } from '@nestjs/common';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { DeskOfSearchResolver, FoundEntryResolver } from './search.resolver.js';
import { SearchService } from './search.service.js';

/** The organisers' search over what entries say. */
@Module({ providers: [SearchService, DeskOfSearchResolver, FoundEntryResolver] })
export class SearchModule {
  constructor(jobs: JobRunner, search: SearchService) {
    jobs.handle('index-entry', (payload) => search.index(payload));
    jobs.handle('file-read', (payload) => search.afterReading(payload));
  }
}
