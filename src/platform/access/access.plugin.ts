import type { ApolloServerPlugin } from '@apollo/server';
import type { DataSource } from 'typeorm';
import { formatErrorWith } from '../graphql/error-format.js';
import type { Log } from '../log.js';
import type { PadoRequest } from '../session/request.js';
import { writeAccess } from './request-access.js';

/** The last step before an answer of GraphQL leaves: whose data it shows is on record, or the answer is refused. */
export const accessPlugin = (db: DataSource, log: Log): ApolloServerPlugin<{ req: PadoRequest }> => ({
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: async ({ contextValue, response }) => {
        try {
          await writeAccess(db.manager, contextValue.req);
        } catch (error) {
          response.body = { kind: 'single', singleResult: { errors: [formatErrorWith(log)({ message: 'not on record' }, error)] } };
        }
      },
    }),
});
