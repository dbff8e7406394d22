/**
 * The record without the fields nothing is known of (a record holds no undefined), frozen through and through: a draft
 * hands it on as it is, instead of walking and copying it whenever the whole house is looked at.
 */
export function known<Fields extends object>(record: Fields): Fields {
  const copy = { ...record };
  for (const [field, value] of Object.entries(copy)) if (value === undefined) Reflect.deleteProperty(copy, field);
  return frozen(copy);
}

/** The value frozen through and through. */
export function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
