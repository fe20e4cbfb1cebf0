import { DataSource } from 'typeorm';
import { createApp } from '../app.js';
import { loadDemoOnce } from '../demo/load-demo.js';
import { createLog } from '../platform/log.js';
import { StartError } from '../platform/start-error.js';
import { loadReferenceData } from '../reference-data.js';
import { withDatabase } from './with-database.js';

/** `pado seed-demo`: what `npm start` does by itself on an empty embedded database. */
export const seedDemo = (): Promise<number> =>
  withDatabase(async ({ config, database }) => {
    if (!database.isEmbedded) {
      throw new StartError('시험 자료는 내장 데이터베이스에만 넣습니다.', 'The demo is loaded into the embedded database only.');
    }
    const app = await createApp({ config, databaseUrl: database.url, log: createLog(config.logLevel) });
    try {
      await app.listen(0, '127.0.0.1');
      await loadReferenceData(app.get(DataSource));
      const loaded = await loadDemoOnce(app, await app.getUrl());
      console.log(
        loaded
          ? '시험 자료를 넣었습니다. / The demo is loaded.'
          : '이미 자료가 있어 그대로 둡니다. / There are data already; nothing was loaded.',
      );
      return 0;
    } finally {
      await app.close();
    }
  });
