import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReportRequest } from '../../shared/contract/reports.ts';
import { queries } from '../app/client.ts';

/** The report; the one before stays on the screen until it is there. */
export const useReport = (request: ReportRequest) =>
  useQuery(queries.reports.month.queryOptions({ input: request, placeholderData: keepPreviousData }));
