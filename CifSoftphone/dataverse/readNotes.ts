import { endReasons } from '../../protocol/callState';
import { isFields } from '../../protocol/fields';
import type { NotesReader } from '../core/calls/earlierNotes';
import { webApiSend, type WebApiOptions } from './webApiSend';

/** Reads description and disposition of a phone call, with the rights of whoever is signed in to the page. */
export const notesReader =
  (options: WebApiOptions): NotesReader =>
  async (id) => {
    const path = `phonecalls(${id})?$select=description,subcategory`;
    const reply = await webApiSend({ method: 'GET', path }, options);
    const status = reply.answered ? reply.status : undefined;
    // Nobody has written it yet.
    if (status === 404) return { ok: true, text: '' };
    if (!reply.answered || status !== 200 || !isFields(reply.body))
      return { ok: false, why: status === 403 ? 'forbidden' : 'unread' };
    const { description, subcategory } = reply.body;
    // Where the agent has chosen nothing, the reason of the end stands there.
    const isChosen = typeof subcategory === 'string' && !endReasons.some((reason) => reason === subcategory);
    return {
      ok: true,
      text: typeof description === 'string' ? description.trim() : '',
      ...(isChosen && subcategory !== '' ? { disposition: subcategory } : {}),
    };
  };
