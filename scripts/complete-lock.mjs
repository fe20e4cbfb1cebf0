// Completes package-lock.json after `npm install` from a mirror that lacks the packages of other platforms: npm then leaves them out
// of the lock, and `npm ci` refuses it ("Missing: … from lock file"). Also removes the registry's address from every entry.
// Run it by hand after a change of the dependencies: node scripts/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));

/** Where npm would find `name` when `path` asks for it, or null. */
function installedFor(path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    const candidate = folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`;
    if (candidate in lock.packages) return candidate;
    if (!folder) return null;
  }
}

/** npm's fields for the platform that the name of a package tells, e.g. `@swc/core-linux-arm64-musl`. */
function platformOf(name) {
  const [, os, cpu, library] =
    /(aix|android|darwin|freebsd|linux|openharmony|sunos|win32)-(arm64|arm|ia32|loong64|ppc64|riscv64|s390x|x64)(?:-(gnu|musl))?/.exec(
      name,
    ) ?? [];
  if (!os) throw new Error(`${name} does not tell its platform: add it to package-lock.json by hand.`);
  const libc = { gnu: ['glibc'], musl: ['musl'] }[library];
  return { cpu: [cpu], ...(libc && { libc }), os: [os] };
}

const added = [];
for (const [path, { dev, optionalDependencies = {} }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (installedFor(path, name)) continue;
    lock.packages[`node_modules/${name}`] = {
      version: version.replace(/^[\^~]/, ''),
      ...platformOf(name),
      ...(dev && { dev }),
      optional: true,
    };
    added.push(name);
  }
}
for (const entry of Object.values(lock.packages)) delete entry.resolved;

lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en')));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length > 0 ? `Added: ${added.join(', ')}` : 'The lock file was complete.');
