import { v7, validate } from 'uuid';

/** A new id: UUID version 7, made by the app, so that rows of one time lie together. */
export const newId = (): string => v7();

/** Whether a text can be an id at all. What cannot is answered like what is not there. */
export const isId = (text: unknown): text is string => typeof text === 'string' && validate(text);
