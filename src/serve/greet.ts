const out = (line: string): void => void process.stdout.write(`${line}\n`);

/** Tells the person at the terminal where the server answers. */
export const greet = (address: string): void => out(`\n파도가 준비되었습니다. / Pado is ready: ${address}  (GraphQL: ${address}/graphql)`);

/** Who may sign in to the demo, where there is one. */
export function showDemoAccounts(accounts: { role: string; email: string; password: string }[]): void {
  if (accounts.length === 0) return;
  out('\n시험용 계정 / Demo accounts:');
  for (const { role, email, password } of accounts) out(`  ${role.padEnd(28)} ${email.padEnd(32)} ${password}`);
  out('');
}

/** Where the database is one that several instances may share. */
export const sayWhatInstancesShare = (storage: 'DISK' | 'S3'): void =>
  out(
    storage === 'DISK'
      ? '여러 대로 운영하려면 uploads 폴더와 SIGNING_KEY_FILE을 공유하거나 STORAGE_URL로 S3 저장소를 지정해야 합니다. / Several instances must share the uploads folder, or have an S3 store (STORAGE_URL), and SIGNING_KEY_FILE.'
      : '여러 대로 운영하려면 SIGNING_KEY_FILE을 공유해야 합니다. / Several instances must share SIGNING_KEY_FILE.',
  );

/** Where letters go as long as no mail server is named. */
export const sayWhereLettersGo = (folder: string): void =>
  out(`메일은 보내지 않고 이 폴더에 둡니다. / Letters are not sent but put here: ${folder}  (SMTP_URL)`);
