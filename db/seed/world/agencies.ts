import type { Agency, Staff } from './types';

export const agencies: Agency[] = [
  {
    key: 'honmachi',
    operator: '社会福祉法人 あかつき会',
    name: '就労定着支援センター あかつき本町',
    reading: 'しゅうろうていちゃくしえんせんたー あかつきほんまち',
    phone: '000-0001-1101',
    hours: '月〜金 9:00〜18:00',
    address: 'ひなた市本町2-4-1 2階',
  },
  {
    key: 'minato',
    operator: '社会福祉法人 あかつき会',
    name: '就労定着支援センター あかつき港',
    reading: 'しゅうろうていちゃくしえんせんたー あかつきみなと',
    phone: '000-0001-1102',
    hours: '月〜金 9:30〜18:30',
    address: 'ひなた市港町1-8-3',
  },
  {
    key: 'tonari',
    operator: '特定非営利活動法人 はたらくとなり',
    name: '定着支援室 となり',
    reading: 'ていちゃくしえんしつ となり',
    phone: '000-0002-2201',
    hours: '月〜金 9:00〜17:30、第2土曜 10:00〜15:00',
    address: 'みずほ市駅南3-1-12',
  },
];

const supportWorker = '就労定着支援員';

export const staff: Staff[] = [
  { person: 'onishi', agency: 'honmachi', role: 'manager', title: '管理者', from: -1600 },
  { person: 'murakami', agency: 'honmachi', role: 'service_manager', title: 'サービス管理責任者', from: -1500 },
  { person: 'takahashi', agency: 'honmachi', role: 'worker', title: supportWorker, from: -1300 },
  { person: 'sasaki', agency: 'honmachi', role: 'worker', title: supportWorker, from: -760 },
  { person: 'inoue', agency: 'honmachi', role: 'worker', title: supportWorker, from: -1500, to: -245 },
  { person: 'nakajima', agency: 'honmachi', role: 'worker', title: supportWorker, from: -900 },
  { person: 'fujiwara', agency: 'minato', role: 'manager', title: '管理者', from: -1200 },
  { person: 'okamoto', agency: 'minato', role: 'service_manager', title: 'サービス管理責任者', from: -1200 },
  { person: 'ishida', agency: 'minato', role: 'worker', title: supportWorker, from: -820 },
  { person: 'nakajima', agency: 'minato', role: 'worker', title: supportWorker, from: -620 },
  { person: 'hirano', agency: 'tonari', role: 'manager', title: '管理者', from: -1400 },
  { person: 'miura', agency: 'tonari', role: 'service_manager', title: 'サービス管理責任者', from: -1000 },
  { person: 'ueda', agency: 'tonari', role: 'worker', title: supportWorker, from: -1100 },
  { person: 'mori', agency: 'tonari', role: 'worker', title: supportWorker, from: -700 },
];
