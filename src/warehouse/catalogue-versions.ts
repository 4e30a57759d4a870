/** A catalogue that was adopted. The one with the greatest number is in force. */
export interface CatalogueVersion {
  /** Counts from 1 in the order of adoption. */
  readonly number: number;
  /** SHA-256 of its text, hex. A text that is adopted again makes another version with the same one. */
  readonly sha256: string;
  /** The name of the file it came as; it only names it. */
  readonly fileName: string;
  /** ISO instant. */
  readonly adoptedAt: string;
  readonly adoptedBy: string;
  /** What for, in the words of whoever adopted it. */
  readonly note?: string | undefined;
}

/** A catalogue to be adopted. */
export type NewCatalogueVersion = Omit<CatalogueVersion, 'number' | 'adoptedAt'> & { readonly content: string };
