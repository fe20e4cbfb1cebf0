import { projectFile } from '../platform/project-file.js';

/** The path of a file of the demo, such as `works.json`. */
export const demoFile = (name: string): string => projectFile(`demo/${name}`);
