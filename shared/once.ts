/**
 * The same question, answered once per frozen value and kept as long as that value lives. Records are frozen and
 * replaced, never changed, so that an answer stays right; whatever is not frozen (a draft) is asked about anew.
 */
export function oncePerFrozen<Asked extends object, Answer>(
  answer: (asked: Asked) => Answer,
): (asked: Asked) => Answer {
  const answers = new WeakMap<Asked, { readonly answer: Answer }>();
  return (asked) => {
    const known = answers.get(asked);
    if (known) return known.answer;
    const found = answer(asked);
    if (Object.isFrozen(asked)) answers.set(asked, { answer: found });
    return found;
  };
}

/** The same function, each key asked about once. */
export function oncePerKey<Answer>(answer: (key: string) => Answer): (key: string) => Answer {
  const answers = new Map<string, { readonly answer: Answer }>();
  return (key) => {
    const known = answers.get(key) ?? { answer: answer(key) };
    answers.set(key, known);
    return known.answer;
  };
}
