import type { certificationFigureIds } from '../certification.ts';
import type { FigureRule } from './figure-rule.ts';

export const certificationRules: Record<(typeof certificationFigureIds)[number], FigureRule> = {
  'cert.enrolled': {
    section: 'certification',
    title: 'Working towards a certification',
    rule: 'Begun by the last day, and neither certified nor ended by then; someone working towards two counts twice.',
    kind: 'count',
    unit: 'certifications',
  },
  'cert.started': {
    section: 'certification',
    title: 'Begun',
    rule: 'Begun in the period.',
    kind: 'count',
    unit: 'certifications',
  },
  'cert.training-hours': {
    section: 'certification',
    title: 'Training hours signed',
    rule: 'Signed hours of training in the period; hours waiting for a signature are shown beside.',
    kind: 'hours',
    unit: 'hours',
  },
  'cert.experience-hours': {
    section: 'certification',
    title: 'Experience hours signed',
    rule: 'Signed hours of experience in the period: entered, and from groups led and check-ins made while working towards a certification, once per person; hours waiting for a signature are shown beside.',
    kind: 'hours',
    unit: 'hours',
  },
  'cert.supervision-hours': {
    section: 'certification',
    title: 'Supervision hours signed',
    rule: 'Signed hours of supervision in the period: entered, and from supervision meetings while working towards a certification, once per person; hours waiting for a signature are shown beside.',
    kind: 'hours',
    unit: 'hours',
  },
  'cert.ce-hours': {
    section: 'certification',
    title: 'Continuing education hours signed',
    rule: 'Signed hours of continuing education in the period; hours waiting for a signature are shown beside.',
    kind: 'hours',
    unit: 'hours',
  },
  'cert.exams': {
    section: 'certification',
    title: 'Exams taken',
    rule: 'Exam attempts in the period.',
    kind: 'count',
    unit: 'exams',
  },
  'cert.exams-passed': {
    section: 'certification',
    title: 'Exams passed',
    rule: 'Exam attempts in the period that were passed.',
    kind: 'count',
    unit: 'exams',
  },
  'cert.certified': {
    section: 'certification',
    title: 'Certified',
    rule: 'Certifications earned in the period.',
    kind: 'count',
    unit: 'certifications',
  },
  'cert.holders': {
    section: 'certification',
    title: 'Certifications held',
    rule: 'Certified by the last day, not expired before it and not ended by then.',
    kind: 'count',
    unit: 'certifications',
  },
  'cert.expiring': {
    section: 'certification',
    title: 'Of those, expiring soon',
    rule: 'Certifications held that expire within 90 days after the last day.',
    kind: 'count',
    unit: 'certifications',
  },
};
