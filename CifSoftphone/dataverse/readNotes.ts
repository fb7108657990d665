import { isFields } from '../../protocol/fields';
import type { NotesReader } from '../core/calls/earlierNotes';
import { webApiSend, type WebApiOptions } from './webApiSend';

/** Reads the description of a phone call, with the rights of whoever is signed in to the page. */
export const notesReader =
  (options: WebApiOptions): NotesReader =>
  async (id) => {
    const path = `phonecalls(${id})?$select=description`;
    const reply = await webApiSend({ method: 'GET', path }, options);
    const status = reply.answered ? reply.status : undefined;
    // Nobody has written it yet.
    if (status === 404) return { ok: true, text: '' };
    if (!reply.answered || status !== 200 || !isFields(reply.body))
      return { ok: false, why: status === 403 ? 'forbidden' : 'unread' };
    const { description } = reply.body;
    return { ok: true, text: typeof description === 'string' ? description.trim() : '' };
  };
