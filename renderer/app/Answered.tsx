import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Loading } from '../parts/Loading.tsx';
import { problemOf } from './problems.ts';

interface AnsweredProps<Data> {
  query: UseQueryResult<Data, unknown>;
  children: (data: Data) => ReactNode;
  lines?: number;
  /** Instead of grey lines, when the screen knows better. */
  loading?: ReactNode;
}

/** A query on the screen: its answer, the grey lines before it, or what went wrong in words. Old answers stay while new ones come. */
export function Answered<Data>({ query, children, lines = 6, loading }: AnsweredProps<Data>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) {
    return (
      <ErrorState title="This could not be shown" onRetry={() => void query.refetch()}>
        {problemOf(query.error).sentence}
      </ErrorState>
    );
  }
  return loading === undefined ? <Loading lines={lines} /> : <>{loading}</>;
}
