import { tell } from "./status.js";

/** What an address answers with, as it is read from the response; null where there is nothing, of which the reader is told why. */
export async function ask(address, read) {
    try {
        const response = await fetch(address);
        if (response.ok)
            return await read(response);
        tell((await response.json()).detail ?? `The server answers ${response.status}.`);
    } catch {
        tell("The server does not answer. Try again.");
    }
    return null;
}
