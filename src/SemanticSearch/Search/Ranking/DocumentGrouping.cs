namespace SemanticSearch.Search.Ranking;

/// <summary>Orders ranked items by the documents they are of.</summary>
static class DocumentGrouping
{
    /// <summary>The items without those of a document that already has so many better ones, in their order.</summary>
    /// <param name="ranked">The items, best first.</param>
    /// <param name="documentOf">Gives an item's document.</param>
    /// <param name="perDocument">The most items of a document, at least 1.</param>
    public static IEnumerable<T> Cap<T>(IEnumerable<T> ranked, Func<T, string> documentOf, int perDocument)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in ranked)
        {
            var document = documentOf(item);
            var count = counts.GetValueOrDefault(document);
            if (count >= perDocument)
                continue;
            counts[document] = count + 1;
            yield return item;
        }
    }

    /// <summary>Brings the items of a document together, documents in the order of their best items, the best first in each.</summary>
    /// <param name="ranked">The items, best first.</param>
    /// <param name="documentOf">Gives an item's document.</param>
    /// <param name="documents">The most documents.</param>
    /// <param name="perDocument">The most items of a document, at least 1.</param>
    public static List<T> Together<T>(
        IEnumerable<T> ranked, Func<T, string> documentOf, int documents, int perDocument = int.MaxValue) =>
        [.. Cap(ranked, documentOf, perDocument).GroupBy(documentOf, StringComparer.Ordinal).Take(documents).SelectMany(group => group)];

    /// <summary>The documents of an answer's passages, in the order of their best.</summary>
    /// <param name="passages">The passages with their ranks, in any order.</param>
    public static IReadOnlyList<PassageGroup> Groups(IEnumerable<Passage> passages) =>
    [
        .. from passage in passages.OrderBy(passage => passage.Rank)
           group passage by passage.DocumentId into document
           let best = document.First()
           select new PassageGroup(best.DocumentId, best.Title, best.Score, [.. document.Select(passage => passage.Rank)]),
    ];
}
