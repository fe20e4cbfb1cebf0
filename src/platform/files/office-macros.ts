import type { Entry } from 'yauzl';

import { hwpxScript, isDefaultScript } from './hwp-scripts.js';
import { xmlText } from './xml.js';
import type { ZipArchive } from './zip-archive.js';

const megabyte = 1024 * 1024;
/** What runs by itself: Visual Basic, the macro sheets before it, controls, and what asks another program for its values. */
const macroParts = /(^|\/)vbaProject[^/]*\.bin$|(^|\/)(intl)?macrosheets\/|(^|\/)activeX\/[^/]+\.(bin|xml)$|(^|\/)customUI\/.*\.bin$/i;
const macroTypes = /macroEnabled|vbaProject|macrosheet|activeX/i;
const links = /(^|\/)externalLinks\/[^/]+\.xml$/i;
const wordText = /^word\/(document|header\d*|footer\d*|comments|footnotes|endnotes)\.xml$/i;
const settings = /^word\/_rels\/settings\.xml\.rels$/i;
const hangulScripts = /^Scripts\//i;

/** Whether an Office or HWPX document runs something when it is opened. Plain archives do not. */
export async function holdsOfficeMacros(zip: ZipArchive): Promise<boolean> {
  const types = zip.entries.find(({ fileName }) => fileName.toLowerCase() === '[content_types].xml');
  if (types) {
    if (zip.entries.some(({ fileName }) => macroParts.test(fileName)) || macroTypes.test(await text(zip, types))) return true;
    return matches(zip, links, /<(\w{1,40}:)?ddeLink\b/)
      .then(
        (found) =>
          found ||
          matches(
            zip,
            settings,
            /attachedTemplate["'][^>]{0,4000}TargetMode\s*=\s*["']External|TargetMode\s*=\s*["']External["'][^>]{0,4000}attachedTemplate/,
          ),
      )
      .then((found) => found || matches(zip, wordText, /instr(Text)?\b[^>]{0,200}>?\s{0,20}["']?\s{0,20}DDE(AUTO)?\s/i));
  }
  const scripts = zip.entries.filter(({ fileName }) => hangulScripts.test(fileName) && !fileName.endsWith('/'));
  for (const script of scripts) if (!isDefaultScript(hwpxScript(await zip.contentOf(script, megabyte)))) return true;
  return false;
}

async function matches(zip: ZipArchive, parts: RegExp, sign: RegExp): Promise<boolean> {
  for (const entry of zip.entries) {
    // What is larger than any text that people write is looked at by nobody here.
    if (parts.test(entry.fileName) && entry.uncompressedSize <= 16 * megabyte && sign.test(await text(zip, entry))) return true;
  }
  return false;
}

const text = async (zip: ZipArchive, entry: Entry): Promise<string> => xmlText(await zip.contentOf(entry, 16 * megabyte));
