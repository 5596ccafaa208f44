import { ask } from "./asking.js";
import { tell } from "./status.js";

/** Copies the citation that an address answers with. */
export async function copy(address) {
    const text = await ask(address, response => response.text());
    if (text !== null)
        await put(text, "The citation is copied.", address);
}

/** Copies the address of a passage. */
export const share = address => put(address, "The link is copied.", address);

async function put(text, done, address) {
    try {
        await navigator.clipboard.writeText(text);
        tell(done);
    } catch {
        // Where the page came over plain http there is no clipboard, and readers may deny it: it is copied by hand from where the link leads.
        location.assign(address);
    }
}
