import { Module } from '@nestjs/common';
import { BundleController } from './bundle.controller.js';
import { BundleService } from './bundle.service.js';
import { SealService } from './seal.service.js';

@Module({ controllers: [BundleController], providers: [BundleService, SealService], exports: [SealService] })
export class ProofModule {}
