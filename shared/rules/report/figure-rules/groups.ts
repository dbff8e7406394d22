import type { groupFigureIds } from '../groups.ts';
import type { FigureRule } from './figure-rule.ts';

export const groupRules: Record<(typeof groupFigureIds)[number], FigureRule> = {
  'groups.held': {
    section: 'groups',
    title: 'Groups held',
    rule: 'Groups that started in the period and were held.',
    kind: 'count',
    unit: 'groups',
  },
  'groups.cancelled': {
    section: 'groups',
    title: 'Groups cancelled',
    rule: 'Groups that would have started in the period and were cancelled.',
    kind: 'count',
    unit: 'groups',
  },
  'groups.hours': {
    section: 'groups',
    title: 'Hours of groups',
    rule: 'The minutes of all groups held, divided by 60.',
    kind: 'hours',
    unit: 'hours',
  },
  'groups.present': {
    section: 'groups',
    title: 'Marked present',
    rule: 'Marks of present on groups held.',
    kind: 'count',
    unit: 'marks',
  },
  'groups.absent': {
    section: 'groups',
    title: 'Marked absent',
    rule: 'Marks of absent on groups held.',
    kind: 'count',
    unit: 'marks',
  },
  'groups.excused': {
    section: 'groups',
    title: 'Marked excused',
    rule: 'Marks of excused on groups held.',
    kind: 'count',
    unit: 'marks',
  },
  'groups.unmarked': {
    section: 'groups',
    title: 'Not marked',
    rule: 'Lines without a mark on groups held.',
    kind: 'count',
    unit: 'marks',
  },
  'groups.attendance': {
    section: 'groups',
    title: 'Attendance',
    rule: 'Present, divided by present and absent; excused and unmarked lines are in neither.',
    kind: 'rate',
    unit: 'share',
  },
  'groups.person-hours': {
    section: 'groups',
    title: 'Hours spent in groups by all',
    rule: 'The minutes of everyone present, added up and divided by 60; a mark without minutes of its own has those of the group.',
    kind: 'hours',
    unit: 'hours',
  },
  'groups.average-size': {
    section: 'groups',
    title: 'People in an average group',
    rule: 'Marks of present, divided by groups held.',
    kind: 'rate',
    unit: 'people',
  },
  'groups.peer-led': {
    section: 'groups',
    title: 'Led by a peer mentor',
    rule: 'Groups held with at least one leader who was a mentor that day, divided by groups held.',
    kind: 'rate',
    unit: 'share',
  },
};
