import { serveTasks } from './serve-tasks';

/** Reads one workbook after another in a process of its own, and hands over all its cells. */
void serveTasks((file) => file.read());
