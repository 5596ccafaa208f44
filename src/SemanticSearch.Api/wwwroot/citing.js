import { tell } from "./status.js";

/** Copies the citation that an address answers with. */
export async function copy(address) {
    const response = await fetch(address);
    await put(response.ok ? await response.text() : null, "The citation is copied.");
}

/** Copies the address of a passage. */
export const share = address => put(address, "The link is copied.");

async function put(text, done) {
    try {
        if (text === null)
            throw new Error("there is nothing to copy");
        await navigator.clipboard.writeText(text);
        tell(done);
    } catch {
        tell("It could not be copied. Open the link to copy it by hand.");
    }
}
