/** A record without the keys that hold nothing, as records are kept. */
export function filled<Fields extends object>(fields: Fields): Fields {
  const copy = { ...fields };
  for (const key in copy) if (copy[key] === undefined) delete copy[key];
  return copy;
}
