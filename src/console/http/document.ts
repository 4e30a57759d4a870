/** The text of a query that knows what it takes and what it answers. */
export type Document<Data, Variables> = string & { readonly __types?: (variables: Variables) => Data };
