import { createServer } from 'node:net';
import { withParticle } from '../../domain/particle.js';
import { errorCodeOf } from '../error-code.js';
import { StartError } from '../start-error.js';

/** What a failed `listen` means to the person who started the program. */
export function listenFailure(error: unknown, port: number): unknown {
  const code = errorCodeOf(error);
  if (code === 'EADDRINUSE') {
    return new StartError(
      `포트 ${withParticle(port, '을/를')} 다른 프로그램이 쓰고 있습니다. PORT로 다른 포트를 지정해 주세요.`,
      `Port ${port} is in use. Set PORT to another one.`,
    );
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new StartError(`포트 ${port} 또는 HOST를 쓸 수 없습니다 (${code}).`, `Port ${port} or HOST cannot be used (${code}).`);
  }
  return error;
}

/** Asks before anything is started, so that a wrong port costs no database start. */
export async function assertPortIsFree(port: number, host: string): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(port, host, resolve));
  } catch (error) {
    throw listenFailure(error, port);
  }
  await new Promise<void>((resolve) => probe.close(() => resolve()));
}
