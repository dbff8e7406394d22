import sodium from 'libsodium-wrappers-sumo';

/** Must be awaited once before any key is touched: the library compiles itself first. */
export const sodiumReady = async (): Promise<void> => sodium.ready;

export { sodium };
