import { Client, DatabaseError } from 'pg';
import { errorCodeOf } from '../error-code.js';
import { StartError } from '../start-error.js';

/**
 * A connection apart from the pool. `variable` is the one that the URL comes from.
 * @throws StartError when the database does not answer or does not let us in.
 */
export async function connect(url: string, variable: 'DATABASE_URL' | 'DATABASE_OWNER_URL' = 'DATABASE_URL'): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A connection that breaks fails its next query; without a listener it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw unreachable(variable, url, error);
  }
}

/** Host and reason; never the URL itself, which holds a password. */
function unreachable(variable: string, url: string, error: unknown): StartError {
  const place = URL.canParse(url) ? new URL(url).host : variable;
  // A server that turns us away names the role or the database, a connection that fails has a code.
  const said = error instanceof Error ? error.message : 'unknown';
  const reason = error instanceof DatabaseError ? said : (errorCodeOf(error) ?? said);
  return new StartError(
    `${variable}의 데이터베이스에 연결할 수 없습니다 (${place}: ${reason}). 주소와 서버 상태를 확인해 주세요.`,
    `The database of ${variable} cannot be reached (${place}: ${reason}). Check the address and the server.`,
  );
}
