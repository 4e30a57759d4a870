/*
 * importing: the conductor, and everything that changes what the warehouse says. It takes a workbook from its bytes
 * through reading, recognition and validation into the warehouse with its rollups, all of it or nothing; and back out.
 * It imports every room before it.
 */
export * from './importer';
export { createImporter } from './create-importer';
export { jobRequest, workOnQueue } from './queue';
export { headRollups, type Plan } from './plan';
