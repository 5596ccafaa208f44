using SemanticSearch.Storage;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Tests.Storage.Filtering;

/// <summary>Puts documents into an index of their fields.</summary>
static class Indexed
{
    public static FilterIndex Of(IReadOnlyList<IndexedDocument> documents)
    {
        var starts = new int[documents.Count + 1];
        for (var i = 0; i < documents.Count; i++)
            starts[i + 1] = starts[i] + documents[i].Chunks.Count;
        return new FilterIndex([.. documents.Select(document => Fields(document.Document))], starts);
    }

    public static FilterDocument Fields(Document document) => new(document.Id, document.Title, document.Metadata, document.Facts);

    public static IReadOnlyList<ChunkFields> Fields(IndexedDocument document) =>
        [.. document.Chunks.Select(chunk => new ChunkFields(chunk.Speaker, chunk.Page, chunk.IsNote, chunk.HeadingPath))];
}
