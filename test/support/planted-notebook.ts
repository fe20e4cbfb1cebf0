import { aPng } from './documents.js';
import { anSvg } from './embedded.js';

interface Draft {
  cells: object[];
  metadata: Record<string, unknown>;
  more: Record<string, unknown>;
}
type Put = (draft: Draft, secret: string) => void;

const cell =
  (make: (secret: string) => object): Put =>
  (draft, secret) =>
    void draft.cells.push({ cell_type: 'code', id: 'a', execution_count: 1, metadata: {}, outputs: [], source: ['1'], ...make(secret) });
const output = (make: (secret: string) => object): Put => cell((s) => ({ outputs: [make(s)] }));
const shown = (type: string, content: (secret: string) => unknown): Put =>
  output((s) => ({ output_type: 'display_data', metadata: {}, data: { [type]: content(s), 'text/plain': ['<Figure>'] } }));
const source = (text: (secret: string) => string): Put => cell((s) => ({ source: [text(s)] }));
const stream = (text: (secret: string) => string): Put => output((s) => ({ output_type: 'stream', name: 'stdout', text: [text(s)] }));
const markdown = (make: (secret: string) => object): Put =>
  cell((s) => ({ cell_type: 'markdown', execution_count: undefined, outputs: undefined, ...make(s) }));
const png = (secret: string) => aPng([['tEXt', `Author\0${secret}`]]).toString('base64');

const places: [place: string, put: Put][] = [
  ['the authors', (draft, s) => (draft.metadata['authors'] = [{ name: s }])],
  ['the title', (draft, s) => (draft.metadata['title'] = s)],
  ['the name of the kernel', (draft, s) => (draft.metadata['kernelspec'] = { name: s, display_name: 'x', language: 'python' })],
  [
    'what the kernel is called',
    (draft, s) => (draft.metadata['kernelspec'] = { ...(draft.metadata['kernelspec'] as object), display_name: `Python (${s})` }),
  ],
  ['the language', (draft, s) => (draft.metadata['language_info'] = { name: 'python', version: s })],
  ['widgets', (draft, s) => (draft.metadata['widgets'] = { state: { a: s } })],
  ['a service that it was written with', (draft, s) => (draft.metadata['colab'] = { provenance: [{ file_id: s }] })],
  ['a key that nobody knows', (draft, s) => (draft.more['x'] = s)],
  ['the id of a cell', cell((s) => ({ id: s }))],
  ['what a program says of a cell', cell((s) => ({ metadata: { user: s } }))],
  ['who ran a cell', cell((s) => ({ metadata: { executionInfo: { user: { displayName: s } } } }))],
  ['a key of a cell', cell((s) => ({ author: s }))],
  ['a kind of cell', cell((s) => ({ cell_type: s }))],
  ['HTML', shown('text/html', (s) => [`<b>${s}</b>`])],
  ['a script', shown('application/javascript', (s) => s)],
  ['a widget', shown('application/vnd.jupyter.widget-view+json', (s) => ({ model_id: s }))],
  ['a chart of a program', shown('application/vnd.plotly.v1+json', (s) => ({ data: [s] }))],
  ['a PDF', shown('application/pdf', (s) => Buffer.from(s).toString('base64'))],
  ['a PNG', shown('image/png', png)],
  ['a drawing', shown('image/svg+xml', (s) => String(anSvg(s)))],
  ['what a program says of an output', output((s) => ({ output_type: 'display_data', metadata: { who: s }, data: { 'text/plain': '1' } }))],
  ['a kind of output', output((s) => ({ output_type: s, text: '1' }))],
  ['the name of a stream', output((s) => ({ output_type: 'stream', name: s, text: '1' }))],
  ['a home in a source', source((s) => `pd.read_csv("/home/${s}/빈집.csv")`)],
  ['a home at the end of a source', source((s) => `os.chdir('/Users/${s}')`)],
  ['a home on Windows', source((s) => `open(r"C:\\Users\\${s}\\자료\\a.csv")`)],
  ['a home on Windows, twice escaped', source((s) => `open("C:\\\\Users\\\\${s}\\\\a.csv")`)],
  ['a home with slashes', source((s) => `open('D:/Users/${s}/a.csv')`)],
  ['an old home', source((s) => `open('C:/Documents and Settings/${s}/a.csv')`)],
  ['a home on a drive of Linux', source((s) => `cd /mnt/c/Users/${s}/work`)],
  ['a home in an address', source((s) => `"file:///C:/Users/${encodeURIComponent(s)}/a.html"`)],
  ['a server', source((s) => `open(r"\\\\${s}\\share\\a.csv")`)],
  ['a home by its tilde', source((s) => `pd.read_csv("~${s}/자료/a.csv")`)],
  ['a home by its tilde in a command', source((s) => `!cp ~${s}/자료/a.csv .`)],
  ['a home on a large computer', source((s) => `open('/home2/${s}/a.csv')`)],
  ['a disk of Mac OS', source((s) => `open('/Volumes/${s}/a.csv')`)],
  ['a disk of Linux', source((s) => `open('/media/${s}/disk/a.csv')`)],
  ['a folder on a drive of Google', source((s) => `open('/content/drive/MyDrive/${s}/a.csv')`)],
  ['a last folder on a drive of Google', source((s) => `%cd "/content/drive/My Drive/${s}"`)],
  ['a drive of Google by its account', stream((s) => `/Users/x/Library/CloudStorage/GoogleDrive-${s}@busan.example/내 드라이브/a.csv\n`)],
  ['a drive of an organisation', source((s) => `open(r"C:\\Users\\x\\OneDrive - ${s}\\a.csv")`)],
  ['a folder on a disk of Windows', source((s) => `open(r"D:\\${s}\\a.csv")`)],
  ['a folder on a disk of Windows, twice escaped', source((s) => `open("d:\\\\${s}\\\\a.csv")`)],
  ['a folder on a disk with slashes', source((s) => `setwd("E:/${s}")`)],
  ['a folder on a disk in a stream', stream((s) => `saved D:\\${s}\\결과 표\\a.csv\n`)],
  ['a folder on a disk in a line of its own', stream((s) => `now in D:\\${s}\n`)],
  ['a server without quotation marks', stream((s) => `saved to \\\\${s}\\share\\a.csv\n`)],
  ['a share without quotation marks', stream((s) => `\\\\server\\${s}\\자료\\a.csv\n`)],
  [
    'a folder on a disk in a traceback',
    output((s) => ({ output_type: 'error', ename: 'E', evalue: '', traceback: [`File \u001b[0;32mD:\\${s}\\a.py:3\u001b[0m, in f()`] })),
  ],
  ['a comment in a text', markdown((s) => ({ source: ['글 <!-- ', `${s} -->뒤`] }))],
  ['a comment in a text that is never closed', markdown((s) => ({ source: ['글\n', `<!-- ${s}`] }))],
  ['a comment in a text by a link to nowhere', markdown((s) => ({ source: [`글\n\n[//]: # (${s})\n`] }))],
  ['a comment in a shown text', shown('text/markdown', (s) => `글 <!-- ${s} -->`)],
  ['a home in a stream', stream((s) => `saved to /home/${s}/out\n`)],
  ['an environment', stream((s) => `/opt/conda/envs/${s}/lib/python3.11/site-packages/x.py:1: Warning\n`)],
  [
    'a home in a traceback',
    output((s) => ({ output_type: 'error', ename: 'E', evalue: `no file 'C:\\\\Users\\\\${s}\\\\a'`, traceback: ['x'] })),
  ],
  [
    'a traceback in colours',
    output((s) => ({ output_type: 'error', ename: 'E', evalue: '', traceback: [`File \u001b[0;32m/home/${s}/a.py\u001b[0m`] })),
  ],
  ['a picture in a text', markdown((s) => ({ source: [`![그림](data:image/png;base64,${png(s)})`] }))],
  [
    'an unknown picture in a text',
    markdown((s) => ({ source: [`![그림](data:image/tiff;base64,${Buffer.from(`II*\0 ${s}`).toString('base64')})`] })),
  ],
  [
    'the name of an attachment',
    markdown((s) => ({
      source: [`![그림](attachment:${s}.png)`],
      attachments: { [`${s}.png`]: { 'image/png': aPng().toString('base64') } },
    })),
  ],
  ['an attachment', markdown((s) => ({ source: ['![그림](attachment:a.png)'], attachments: { 'a.png': { 'image/png': png(s) } } }))],
];

export const placesInNotebook = places.map(([place]) => place);

/** A notebook with one name in each place, by `secretOf` of its index. */
export function aPlantedNotebook(secretOf: (index: number) => string, text: string): Buffer {
  const draft: Draft = { cells: [], metadata: {}, more: {} };
  for (const [index, [, put]] of places.entries()) put(draft, secretOf(index));
  const title = { cell_type: 'markdown', id: 'b', metadata: {}, source: [`# ${text}`] };
  return Buffer.from(
    JSON.stringify({ cells: [title, ...draft.cells], metadata: draft.metadata, nbformat: 4, nbformat_minor: 5, ...draft.more }),
  );
}
