using Qdrant.Client.Grpc;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>What is to be written of a document. The points get the document's id and the version from who writes them.</summary>
/// <param name="Id">The document's id.</param>
/// <param name="Record">The payload of its record.</param>
/// <param name="Parts">The payloads of the parts of its text, its structure and its words, in order.</param>
/// <param name="Chunks">Its chunks, in order, with vectors and payload; their ids are not looked at.</param>
sealed record DocumentDraft(
    string Id,
    IReadOnlyDictionary<string, Value> Record,
    IReadOnlyList<IReadOnlyDictionary<string, Value>> Parts,
    IReadOnlyList<PointStruct> Chunks);
