import type { Text } from '../text';

/** What the roles are called. */
export const roleNames = {
  reader: { zh: '查阅', en: 'reader' },
  uploader: { zh: '报送', en: 'uploader' },
  officer: { zh: '审核', en: 'officer' },
  administrator: { zh: '管理员', en: 'administrator' },
} satisfies Record<string, Text>;
