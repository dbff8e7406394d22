const key = 'cairn-place';

/** Where somebody was when the program locked: ids and an address, never a word of a record. */
export interface KeptPlace {
  readonly userId: string;
  readonly route: string;
  readonly rowId?: string;
  /** Somebody else wants to sign in: no name is chosen for them. */
  readonly switching?: boolean;
}

/** The row that had the focus, per path, for as long as the page lives. */
const rows = new Map<string, string>();

export const rowAt = (pathname: string): string | undefined => rows.get(pathname);
export const noteRow = (pathname: string, rowId: string): void => void rows.set(pathname, rowId);

/** Whoever goes to a place anew begins at its top; only *Back* and unlocking lead to the row they left. */
export const forgetRow = (pathname: string): void => void rows.delete(pathname);

/** Keeps the present place over the reload that a lock is. */
export function keepPlace(userId: string, switching: boolean): void {
  const route = window.location.hash.slice(1);
  const rowId = rowAt(pathOf(route));
  const place: KeptPlace = { userId, route, ...(rowId !== undefined && { rowId }), ...(switching && { switching }) };
  window.sessionStorage.setItem(key, JSON.stringify(place));
}

/** The place kept by the last lock of this window, if there is one. */
export function keptPlace(): KeptPlace | undefined {
  const text = window.sessionStorage.getItem(key);
  if (text === null) return undefined;
  const place: unknown = JSON.parse(text);
  return isPlace(place) ? place : undefined;
}

/** Takes the place up again for the person who left it; anybody else's is dropped. */
export function takePlace(userId: string): void {
  const place = keptPlace();
  window.sessionStorage.removeItem(key);
  if (place?.userId === userId && place.rowId !== undefined) noteRow(pathOf(place.route), place.rowId);
}

const pathOf = (route: string): string => route.split('?')[0] ?? route;

function isPlace(value: unknown): value is KeptPlace {
  if (typeof value !== 'object' || value === null) return false;
  if (!('userId' in value) || !('route' in value)) return false;
  if ('rowId' in value && typeof value.rowId !== 'string') return false;
  if ('switching' in value && typeof value.switching !== 'boolean') return false;
  return typeof value.userId === 'string' && typeof value.route === 'string' && value.route.startsWith('/');
}
