import { DataSource, type DataSourceOptions } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { PadoNaming } from './naming.js';
import { PreparingClient } from './preparing-client.js';

export interface DatabaseSettings {
  url: string;
  poolSize: number;
}

/** How every part of Pado reaches PostgreSQL. Entities are those that have been imported by then: see `entities`. */
export const dataSourceOptions = ({ url, poolSize }: DatabaseSettings, entities: DataSourceOptions['entities'] = []) =>
  ({
    type: 'postgres',
    url,
    poolSize,
    entities,
    migrations,
    migrationsTableName: 'migrations',
    namingStrategy: new PadoNaming(),
    synchronize: false,
    // A connection that cannot be had within five seconds is an error to be told, not a request that hangs.
    connectTimeoutMS: 5_000,
    applicationName: 'pado',
    // READ COMMITTED is the rule (docs/architecture.md); a server with another default must not change it.
    extra: { options: '-c default_transaction_isolation=read\\ committed -c timezone=UTC', Client: PreparingClient },
  }) satisfies DataSourceOptions;

export const createDataSource = (settings: DatabaseSettings, entities: DataSourceOptions['entities'] = []): DataSource =>
  new DataSource(dataSourceOptions(settings, entities));
