import { createContext, useContext } from 'react';

type Say = (code: string) => string;
const SayContext = createContext<Say>((code) => code);

/** Set by the shell: turns a schema's code (`required`, `day`) into the sentence a person reads. */
export const SayProvider = SayContext.Provider;

/** The sentence for a field's error, or `undefined` where there is none. */
export function useFieldError(): (code: string | undefined) => string | undefined {
  const say = useContext(SayContext);
  return (code) => (code === undefined || code === '' ? undefined : say(code));
}
