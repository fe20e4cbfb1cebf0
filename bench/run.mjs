// `npm run bench -- <name>`: runs bench/<name>.mjs and prints what it measured, as one JSON object on the last line.
import { readdirSync } from 'node:fs';

const names = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.mjs') && file !== 'run.mjs')
  .map((file) => file.slice(0, -'.mjs'.length));
const [name] = process.argv.slice(2);

if (names.includes(name)) {
  const { measure } = await import(`./${name}.mjs`);
  console.log(JSON.stringify(await measure()));
} else {
  console.error(`npm run bench -- ${names.join('|')}`);
  process.exitCode = 2;
}
