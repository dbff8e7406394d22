/*
 * October 2026 of golden-house.ts, worked out by hand. Each row: value, numerator, denominator, unknown as the CSV
 * prints them, and after ¦ the same with k = 5 where the external edition differs.
 */
export const goldenRows = `
census.start              6,,,                 30 Sep: ana ben cal dee gus jon (cal leaves on the 1st, so slept here the night before)
census.admissions         4,,,                 ¦ suppressed,,,   eli 5th, lou 10th, fay 20th, hal 31st; 4 is small: rule 3 hides the flow
census.readmissions       1,,,                 ¦ suppressed,,,   fay was here in 2025
census.discharges         5,,,                 ¦ suppressed,,,   cal 1st, eli 5th, dee 11th, lou 12th, jon 31st
census.end                5,,,                 ana ben fay gus hal; 6 + 4 − 5
census.served             10,,,                ¦ suppressed,,,   ana ben cal dee eli fay gus hal jon lou
census.average            4.7742,148,31,       148 ÷ 31 = 4.774193…
beddays.used              148,,,               ana 31, ben 31, cal 0, dee 10, eli 0, fay 12, gus 31, hal 1, jon 30, lou 2
beddays.available         186,,,               five whole months 155, one to the 15th 15, one from the 16th 16
beddays.occupancy         0.7957,148,186,      0.795698…
discharge.completed       1,,,                 ¦ suppressed,,,   cal; rule 3 hides every row of this section
discharge.transferred     1,,,                 ¦ suppressed,,,   lou
discharge.left            1,,,                 ¦ suppressed,,,   dee
discharge.asked-to-leave  0,,,                 ¦ suppressed,,,
discharge.incarcerated    0,,,                 ¦ suppressed,,,
discharge.medical         0,,,                 ¦ suppressed,,,
discharge.died            1,,,                 ¦ suppressed,,,   jon
discharge.other           0,,,                 ¦ suppressed,,,
discharge.unknown         1,,,                 ¦ suppressed,,,   eli
completion.rate           0.25,1,4,1           ¦ suppressed,,,   cal ÷ (5 − jon), eli unknown
completion.positive       0.5,2,4,1            ¦ suppressed,,,   cal and lou
los.n                     5,,,                 ¦ suppressed,,,
los.mean                  115.4,577,5,         ¦ suppressed,,,   cal 290, dee 71, eli 1, jon 213, lou 2
los.median                71,,5,               ¦ suppressed,,,   1 2 [71] 213 290
exit.employed             0.5,1,2,3            ¦ suppressed,,,   cal yes, lou no
exit.housed               0.5,1,2,3            ¦ suppressed,,,   cal permanent, lou temporary
exit.arrested             0.3333,1,3,2         ¦ suppressed,,,   lou yes, cal and jon no
retention.30              1,7,7,               A from 2 Oct 2025 to 1 Oct 2026: ana ben cal dee gus jon kim, all stayed 30 days
retention.60              1,6,6,               A from 2 Sep 2025 to 1 Sep 2026: the same without gus; dee 71 and kim 81 days
retention.90              0.6667,4,6,          ¦ suppressed,,,   A from 3 Aug 2025 to 2 Aug 2026: dee and kim left earlier
retention.180             0.8,4,5,             ¦ suppressed,,,   A from 5 May 2025 to 4 May 2026: ana ben cal jon, and fay's first stay of 92 days
retention.median-stay     120,,13,             hal (0 days) is out; leaving at 1, 71, 81, 92, 120 with 13, 9, 8, 6, 5 at risk: 12/13·8/9·7/8·5/6 = .598, ·4/5 = .479
screens.done              3,,,                 ¦ <5,,,
screens.negative          2,,,                 ¦ suppressed,,,   sc1; sc2, settled by sc4 in the end
screens.positive          1,,,                 ¦ suppressed,,,   sc8
screens.refused           1,,,                 ¦ <5,,,           sc5
screens.pending           1,,,                 ¦ <5,,,           sc6: nothing in its chain is negative or positive
screens.negative-rate     0.6667,2,3,          ¦ suppressed,,,
return-to-use.people      2,,,                 ¦ <5,,,           ben twice, dee
work.employed             0.5,2,4,1            ¦ suppressed,,,   ana, gus ÷ ana ben fay gus; hal unknown
work.on-site              1,,,                 ¦ suppressed,,,   ana
work.off-site             2,,,                 ¦ suppressed,,,   ana, gus; ben's job ended on the 30th, cal is no resident
barc10.n                  3,,,                 ¦ <5,,,           ana, cal, dee
barc10.change             8.6667,26,3,         ¦ suppressed,,,   46 − 40, 52 − 30, 33 − 35 (dee's first is incomplete)
barc10.at-47              0.5,2,4,             ¦ suppressed,,,   ben 47, cal 52 ÷ those and ana 46, dee 33
goals.open                3,,,                 ¦ <5,,,           two of ana's, one of ben's
goals.met                 2,,,                 ¦ <5,,,           ben's on the 12th, dee's on the 1st
groups.held               4,,,                 x1 x2 x3 x5
groups.cancelled          1,,,                 x4
groups.hours              4,,,                 (60 + 90 + 60 + 30) ÷ 60
groups.present            7,,,                 2 + 3 + 1 + 1
groups.absent             2,,,                 ¦ <5,,,
groups.excused            2,,,                 ¦ <5,,,
groups.unmarked           2,,,                 ¦ <5,,,
groups.attendance         0.7778,7,9,2         ¦ suppressed,,,   absent is hidden
groups.person-hours       7.25,,,              (60 + 60 + 45 + 90 + 90 + 60 + 30) ÷ 60
groups.average-size       1.75,7,4,            ¦ suppressed,,,   4 is small
groups.peer-led           0.5,2,4,             x1 ana, x2 kim on the last day of the role; x3 a day later, x5 nobody
mentors.active            2,,,                 ¦ <5,,,           ana, ned
pairs.residents           0.4,2,5,             ¦ suppressed,,,   ana, ben
contacts.made             13,,,                seven of ned's, five of ana's, one of kim's
contacts.reached          12,,,                all but n4
contacts.minutes          202.5,,,             15 + 10 + 20 + 8 + 7 + 60, 5 + 0 + 12.5 + 30 + 10, 25
contacts.residents        0.3,3,10,            ¦ suppressed,,,   ben, cal on the day of discharge, fay after admission
aftercare.contacts        3,,,                 ¦ <5,,,           cal on the 2nd and 4th, kim 15 days on; mia 527 and fay 409 days are too late, qay never lived here
aftercare.people          2,,,                 ¦ <5,,,
supervision.mentors       0.3333,1,3,          ¦ suppressed,,,   ana ÷ ana, kim, ned; ola's role ended before
feedback.answered         5,,,
feedback.stopped-return   0.5,2,4,1            ¦ suppressed,,,
cert.enrolled             2,,,                 ¦ <5,,,           e1, e2
cert.started              1,,,                 ¦ <5,,,           e2
cert.training-hours       1.5,,,2              2 hours have who but not when
cert.experience-hours     5.6667,,,1.2917      4 + (x1 60 + n2 10 + a4 30) ÷ 60; waiting (n1 15 + n3 20 + n5 8 + n6 7 + a1 5 + a2 0 + a3 12.5 + a5 10) ÷ 60
cert.supervision-hours    3,,,1.5              2 + v1 1; waiting 1 + v2 0.5
cert.ce-hours             0.3,,,0              0.1 + 0.2
cert.exams                2,,,                 ¦ <5,,,
cert.exams-passed         1,,,                 ¦ suppressed,,,   2 − 1 is small
cert.certified            1,,,                 ¦ <5,,,           e3
cert.holders              4,,,                 ¦ <5,,,           e3, e6 to its last day, e8 without end, e10
cert.expiring             2,,,                 ¦ suppressed,,,   e6 in 0 days, e3 in 90; e10 in 91; 4 − 2 is small
`
  .trim()
  .split('\n')
  .map((line) => {
    const [own = '', external = own] = line.split('¦');
    const [id = '', internal = ''] = own.trim().split(/\s+/);
    return { id, internal, external: external === own ? internal : (external.trim().split(/\s+/)[0] ?? '') };
  });
