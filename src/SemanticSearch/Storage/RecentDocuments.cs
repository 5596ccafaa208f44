namespace SemanticSearch.Storage;

/// <summary>
/// Documents that were read lately, in memory: questions are answered from the same ones again and again, and to read and parse one takes longer
/// than to cut passages out of it. A document is as it was written at its revision, and the store tells which one is there. Safe from any thread.
/// </summary>
/// <typeparam name="TGeneration">What tells generations of all collections apart.</typeparam>
sealed class RecentDocuments<TGeneration>
    where TGeneration : notnull
{
    const long MostBytes = 64L << 20;

    // What a span of the structure takes, and a document without any.
    const int SpanBytes = 64;
    const int LeastBytes = 4_096;

    readonly RecentlyUsed<(TGeneration Generation, string Id), StoredDocument> _documents = new(MostBytes, stored => BytesOf(stored.Document));

    /// <summary>A document as a generation has it, or null if it was not kept at that revision.</summary>
    public StoredDocument? Find(TGeneration generation, string id, long revision) =>
        _documents.Find((generation, id)) is { } known && known.Revision == revision ? known : null;

    /// <summary>Keeps a document.</summary>
    public void Keep(TGeneration generation, StoredDocument stored) => _documents.Keep((generation, stored.Document.Id), stored);

    static long BytesOf(Document document)
    {
        var structure = document.Structure;
        var spans = structure.Sections.Count + structure.Pages.Count + structure.Blocks.Count + structure.Notes.Count + structure.Turns.Count + structure.Mentions.Count;
        return LeastBytes + (sizeof(char) * (long)document.Text.Length) + (SpanBytes * (long)spans);
    }
}
