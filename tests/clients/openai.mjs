// Asks a server by OpenAI's own package and prints what came back, for NodeClientTests.
import OpenAI from "openai";

const client = new OpenAI({ baseURL: process.argv[2], apiKey: "none", maxRetries: 0 });

const embedded = await client.embeddings.create({ model: "built-in", input: ["the oil embargo", "the truce in Sinai"] });
const vector = embedded.data[0].embedding;

const found = await client.vectorStores.search("default", {
  query: "Who closed the canal?",
  max_num_results: 3,
  filters: { type: "eq", key: "note", value: false },
  ranking_options: { ranker: "auto", score_threshold: 0 },
});

const chat = { text: "", pieces: 0, finish: null, urls: [] };
const stream = await client.chat.completions.create({
  model: "semantic-search/default",
  messages: [{ role: "user", content: "Who closed the canal?" }],
  stream: true,
});
for await (const piece of stream) {
  const { delta, finish_reason: finish } = piece.choices[0];
  chat.text += delta.content ?? "";
  chat.finish = finish ?? chat.finish;
  chat.urls.push(...(delta.annotations ?? []).map((note) => note.url_citation.url));
  chat.pieces++;
}

console.log(JSON.stringify({
  embeddings: { count: embedded.data.length, dimensions: vector.length, length: Math.hypot(...vector) },
  found: found.data,
  chat,
}));
