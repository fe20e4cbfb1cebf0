// `npm start`: installs what is missing, builds what has changed, and runs the server under the pinned Node.js. Node.js 20 or later.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(
    `Node.js 20 이상이 필요합니다(지금은 ${process.versions.node}).\nNode.js 20 or later is needed; this is ${process.versions.node}.`,
  );
  process.exit(1);
}

const { ensureBuilt } = await import('./lib/build.mjs');
const { ensureInstalled } = await import('./lib/install.mjs');
const { endOf, pinnedEnvironment, pinnedNode, root, runScript, say } = await import('./lib/project.mjs');

await runScript(async () => {
  await ensureInstalled();
  await ensureBuilt();
  say('서버를 시작합니다', 'starting the server');
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
  const server = spawn(pinnedNode, ['dist/src/main.js'], { cwd: root, env: pinnedEnvironment(), stdio });
  const watch = stopWithUs(server);
  const code = await endOf(server);
  clearInterval(watch);
  return code;
});

/**
 * Closes the channel to the server when we are told to stop, which the server takes for the one request to stop; it also closes when
 * this process is killed outright. A signal would be a second one where the terminal has sent Ctrl-C to both of us. npm hands on
 * nothing when it is killed, so the loss of npm counts as well.
 */
function stopWithUs(server) {
  const stop = () => {
    if (!server.connected) return;
    server.disconnect();
    setTimeout(() => server.kill('SIGTERM'), 15_000).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  const startedByNpm = process.env.npm_lifecycle_event !== undefined;
  const parents = startedByNpm ? parentsUpToNpm() : '';
  return setInterval(() => {
    if (startedByNpm && parentsUpToNpm() !== parents) stop();
  }, 100);
}

/** Our parent, and where that is the shell in which npm runs its scripts, the parent of the shell. */
function parentsUpToNpm() {
  try {
    const [, name, parent] = /^\d+ \((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${process.ppid}/stat`, 'utf8')) ?? [];
    return /^(ba|da|z|k)?sh$/.test(name) ? `${process.ppid} ${parent}` : String(process.ppid);
  } catch {
    return String(process.ppid);
  }
}
