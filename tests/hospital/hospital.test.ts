import { loadSettings } from '../../src/foundation';
import { createWorkbookReader } from '../../src/workbook';
import { readThrough } from '../layouts/sketch';
import { workbookOf } from '../workbook/support';
import { bayWorkbook, eastWorkbook, hospital, westWorkbook } from './hospital';

const reader = createWorkbookReader(loadSettings({}));
afterAll(() => reader.close());

const read = async (bytes: Uint8Array) => readThrough(workbookOf(await reader.read(bytes)), {}, hospital);

test('an English workbook, a sheet for each service', async () => {
  const { faults, lines, branch, period } = await read(await eastWorkbook());
  expect(faults).toEqual([]);
  expect([branch, period]).toEqual(['EAST', { year: 2024, grain: 'quarter', index: 1 }]);
  expect(lines).toEqual(
    [
      'EAST NURSING FALL_RATE INPATIENT 2024-01 = 2.5 /4000',
      'EAST NURSING FALL_RATE INPATIENT 2024-02 = 2 /3500',
      'EAST NURSING FALL_RATE INPATIENT 2024-03 = 1.75 /4000',
      'EAST NURSING FALL_RATE DAY 2024-01 = 0.5 /2000',
      'EAST NURSING FALL_RATE DAY 2024-02 = 0..0.5 /1800',
      'EAST NURSING FALL_RATE DAY 2024-03 = 0 /2100',
      'EAST NURSING FALLS ALL 2024-01 = 11',
      'EAST NURSING FALLS ALL 2024-02 = 8',
      'EAST NURSING FALLS ALL 2024-03 = 7',
      'EAST CLINIC WAITING_TIME ALL 2024-01 = 24 /900',
      'EAST CLINIC WAITING_TIME ALL 2024-02 = 20.5 /1000',
      'EAST CLINIC WAITING_TIME ALL 2024-03 = 18 /1100',
      'EAST CLINIC LONGEST_WAIT ALL 2024-01 = 120',
      'EAST CLINIC LONGEST_WAIT ALL 2024-02 = 90',
      'EAST CLINIC LONGEST_WAIT ALL 2024-03 = 195',
      'EAST SITE ACCREDITATION ALL 2024-01 = 80 /40',
      'EAST SITE ACCREDITATION ALL 2024-03 = 86 /50',
      'EAST SITE STAFF_SURVEY ALL 2024-Q1 = 71.5',
    ].sort(),
  );
});

test('a Chinese long list', async () => {
  const { faults, lines, branch, period } = await read(await westWorkbook());
  expect(faults).toEqual([]);
  expect([branch, period]).toEqual(['WEST', { year: 2024, grain: 'quarter', index: 1 }]);
  expect(lines).toEqual(
    [
      'WEST NURSING FALL_RATE INPATIENT 2024-01 = 3.2 /2500',
      'WEST NURSING FALL_RATE INPATIENT 2024-02 = 2.8 /2500',
      'WEST NURSING FALL_RATE DAY 2024-01 = NO_BUSINESS',
      'WEST NURSING FALLS ALL 2024-01 = 8',
      'WEST NURSING FALLS ALL 2024-02 = 7',
      'WEST CLINIC WAITING_TIME ALL 2024-01 = 30 /600',
      'WEST CLINIC WAITING_TIME ALL 2024-02 = 24 /500',
      'WEST CLINIC LONGEST_WAIT ALL 2024-02 = 210',
      'WEST SITE ACCREDITATION ALL 2024-02 = 91 /30',
    ].sort(),
  );
});

test('a GBK text file with sections', async () => {
  const { faults, lines, branch, period } = await read(bayWorkbook());
  expect(faults).toEqual([]);
  expect([branch, period]).toEqual(['BAY', { year: 2024, grain: 'quarter', index: 1 }]);
  expect(lines).toEqual(
    [
      'BAY CLINIC WAITING_TIME ALL 2024-01 = 15 /200',
      'BAY CLINIC WAITING_TIME ALL 2024-02 = 12 /250',
      'BAY CLINIC WAITING_TIME ALL 2024-03 = 9 /300',
      'BAY CLINIC LONGEST_WAIT ALL 2024-01 = 45',
      'BAY CLINIC LONGEST_WAIT ALL 2024-02 = NOT_REPORTED',
      'BAY CLINIC LONGEST_WAIT ALL 2024-03 = 50',
      'BAY NURSING FALLS ALL 2024-01 = 1',
      'BAY NURSING FALLS ALL 2024-02 = 0',
      'BAY NURSING FALLS ALL 2024-03 = 2',
    ].sort(),
  );
});
