/** What a judge signs before seeing any entry of a stage: secrecy (보안서약), integrity (청렴서약), and the duty to step back (회피). */
export const pledgeText = {
  ko:
    '[심사위원 보안·청렴 서약] 본인은 심사위원으로서 다음을 서약합니다. ' +
    '① 보안: 심사하면서 알게 된 출품작의 내용, 심사 의견과 점수를 심사 중에도 심사가 끝난 뒤에도 밖에 알리지 않으며, ' +
    '내려받은 파일은 심사에만 쓰고 심사가 끝나면 지체 없이 파기합니다. 출품자가 누구인지 알아내려 하지 않습니다. ' +
    '② 청렴: 공고된 평가항목에 따라 공정하게 채점하고, 금품·향응·청탁을 받지 않으며, 받으면 바로 담당자에게 알립니다. ' +
    '③ 이해충돌: 출품자와 같은 부서이거나 친족이거나, 출품작에 자문·연구·용역으로 참여하였거나, ' +
    '그 밖에 공정한 심사를 의심받을 관계가 있으면 바로 알리고 그 출품작의 심사를 스스로 회피합니다. ' +
    '④ 이를 어기면 심사위원에서 해촉되고 관계 법령에 따른 책임을 질 수 있음을 알고 있습니다.',
  en:
    '[Pledge of secrecy and integrity] As a judge I pledge the following. ' +
    '① Secrecy: what I learn of the entries, and the remarks and marks given to them, I tell nobody, neither during judging nor after it. ' +
    'Files that I download I use for judging only and destroy without delay when it is over. I do not try to find out who the authors are. ' +
    '② Integrity: I score fairly, by the announced criteria. I accept no gifts, favours or requests, and report any attempt at once. ' +
    '③ Conflict of interest: if I work in the same department as an author, am related to one, have advised on an entry, researched or been ' +
    'commissioned for it, or am close to it in any other way that would make my fairness doubtful, I say so at once and do not judge it. ' +
    '④ I know that whoever breaks this pledge can be dismissed as a judge and be held liable under the law.',
} as const;
