import { expect, test } from 'vitest';
import { syncingService } from '../../../../main/facility/syncing-service.ts';

const none = {};
const oneDrive = { OneDriveCommercial: String.raw`D:\Work\Cloud` };

test.each([
  [String.raw`C:\Users\pat\OneDrive\Cairn\house`, none, 'OneDrive'],
  [String.raw`C:\Users\pat\OneDrive - Cedar House\house`, none, 'OneDrive'],
  [String.raw`d:\work\cloud\house`, oneDrive, 'OneDrive'],
  ['/Users/pat/Library/CloudStorage/OneDrive-Personal/house', none, 'OneDrive'],
  ['/home/pat/Dropbox/house', none, 'Dropbox'],
  [String.raw`C:\Users\pat\Dropbox (Cedar House)\house`, none, 'Dropbox'],
  ['/Users/pat/Library/CloudStorage/Dropbox/house', none, 'Dropbox'],
  [String.raw`G:\My Drive\house`, none, 'Google Drive'],
  [String.raw`C:\Users\pat\Google Drive\house`, none, 'Google Drive'],
  ['/Users/pat/Library/CloudStorage/GoogleDrive-pat@example.org/My Drive/house', none, 'Google Drive'],
  ['/Users/pat/Library/Mobile Documents/com~apple~CloudDocs/house', none, 'iCloud'],
  [String.raw`C:\Users\pat\iCloudDrive\house`, none, 'iCloud'],
] as const)('%s is copied by a service', (path, environment, service) => {
  expect(syncingService(path, environment)).toBe(service);
});

test.each([
  [String.raw`C:\Users\pat\AppData\Local\Cairn\house`, none],
  ['/home/dropbox/house', none],
  ['/home/pat/Notes on Dropbox/house', none],
  ['/home/pat/onedrive.old/house', none],
  [String.raw`D:\Work\Cloudy\house`, oneDrive],
  ['/Users/pat/Library/Application Support/Cairn/house', { OneDrive: '' }],
] as const)('%s is not', (path, environment) => {
  expect(syncingService(path, environment)).toBeUndefined();
});
