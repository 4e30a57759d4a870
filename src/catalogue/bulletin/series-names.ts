import type { Series } from '../../model';
import type { CatalogueFile } from '../schema';

/** Finds series by how a template names them: `SERVICE/INDICATOR/CLASS`, the class left out where there is but one. */
export class SeriesNames {
  private readonly classes = new Map<string, readonly string[]>();

  constructor(services: CatalogueFile['services']) {
    for (const { code, series } of services) {
      for (const { indicator, classes } of series) {
        const name = `${code}/${indicator}`;
        this.classes.set(name, [...(this.classes.get(name) ?? []), ...classes]);
      }
    }
  }

  /** The series, or what is wrong with its name. */
  find(name: string): Series | string {
    const [service = '', indicator = '', customerClass, ...rest] = name.split('/').map((part) => part.trim());
    const classes = this.classes.get(`${service}/${indicator}`);
    if (!classes || rest.length > 0) return `there is no series ${name}`;
    const [only = '', ...others] = classes;
    if (customerClass === undefined) {
      if (others.length === 0) return { service, indicator, customerClass: only };
      return `${name} is split by customer class: say ${classes.map((one) => `${name}/${one}`).join(' or ')}`;
    }
    return classes.includes(customerClass)
      ? { service, indicator, customerClass }
      : `there is no series ${name}; known: ${classes.map((one) => `${service}/${indicator}/${one}`).join(', ')}`;
  }
}
