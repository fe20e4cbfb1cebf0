import { registerEnumType } from '@nestjs/graphql';

/** For whom certificates are issued: asked for when they are, and when their letters are looked at before. */
export enum CertificateReach {
  TEAMS = 'TEAMS',
  MEMBERS = 'MEMBERS',
}
registerEnumType(CertificateReach, {
  name: 'CertificateReach',
  description: 'One for each team with an award, or one for each of their members who agreed to be named.',
});
