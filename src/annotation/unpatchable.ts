/** Thrown inside this room for a package that can not be patched; a copy of its values is annotated instead. */
export class Unpatchable extends Error {
  override readonly name = 'Unpatchable';
}
