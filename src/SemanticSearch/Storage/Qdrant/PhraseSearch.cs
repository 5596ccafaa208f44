using static Qdrant.Client.Grpc.Conditions;
using QdrantFilter = Qdrant.Client.Grpc.Filter;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>Finds documents by phrases of their folded words.</summary>
/// <param name="reader">Reads points.</param>
/// <param name="reads">Reads records.</param>
sealed class PhraseSearch(PointReader reader, DocumentReads reads)
{
    // How many phrases a ranking uses, the longest ones: these are the rarest.
    const int MostPhrases = 24;

    /// <summary>The documents that a query asks for.</summary>
    public Task<PhraseCandidates> FindAsync(CollectionPoints points, PhraseQuery query, CancellationToken cancellationToken) =>
        SecondLook.FindAsync(() => OnceAsync(points, query, cancellationToken));

    async Task<(PhraseCandidates Found, bool HasMissed)> OnceAsync(CollectionPoints points, PhraseQuery query, CancellationToken cancellationToken)
    {
        var required = await Task.WhenAll(query.Required.Select(group => HoldersAsync(points, group, cancellationToken)));
        var preferred = await Task.WhenAll(query.Preferred.Distinct(StringComparer.Ordinal).OrderByDescending(phrase => phrase.Length)
            .Take(MostPhrases).Select(phrase => HoldersAsync(points, [phrase], cancellationToken)));
        var held = preferred.SelectMany(holders => holders).CountBy(holder => holder).ToDictionary();
        IEnumerable<Holder> allowed = required.Length > 0
            ? required.Aggregate((x, y) => [.. x.Intersect(y)])
            : held.Keys;
        var (present, hasMissed) = await PresentAsync(points, [.. allowed], cancellationToken);
        return (Best(query, present, held), hasMissed);
    }

    static PhraseCandidates Best(PhraseQuery query, IReadOnlyList<Holder> present, Dictionary<Holder, int> held) => new(
        [
            .. present.OrderByDescending(holder => held.GetValueOrDefault(holder)).ThenBy(holder => holder.Document, CodePointComparer.Instance)
                .Select(holder => holder.Document).Take(query.Limit),
        ],
        present.Count);

    // A document whose words lie in several parts may hold one group in one and another in the next.
    async Task<HashSet<Holder>> HoldersAsync(CollectionPoints points, IReadOnlyList<string> phrases, CancellationToken cancellationToken)
    {
        var any = new QdrantFilter();
        any.Should.AddRange(phrases.Select(phrase => MatchPhrase(DocumentParts.Words, phrase)));
        any.Must.Add(MatchKeyword(DocumentPayload.Kind, DocumentParts.OfWords));
        var holders = new HashSet<Holder>();
        await foreach (var point in reader.ScrollAsync(
            points.Documents, any, [VersionedDocuments.Document, VersionedDocuments.Version], cancellationToken))
            holders.Add(new Holder(point.Payload[VersionedDocuments.Document].StringValue, point.Payload[VersionedDocuments.Version].IntegerValue));
        return holders;
    }

    // Those whose documents are still so, and whether one was replaced before its record was read.
    async Task<(IReadOnlyList<Holder> Present, bool HasMissed)> PresentAsync(
        CollectionPoints points, IReadOnlyList<Holder> holders, CancellationToken cancellationToken)
    {
        var records = await reads.RecordsAsync(
            points, holders.Select(holder => holder.Document), DocumentPayload.OfVersions(points.Generation), cancellationToken);
        var versions = records.ToDictionary(
            record => record.Key, record => record.Value[VersionedDocuments.Version].IntegerValue, StringComparer.Ordinal);
        var present = holders.Where(holder => versions.GetValueOrDefault(holder.Document) == holder.Version).ToList();
        var found = present.Select(holder => holder.Document).ToHashSet(StringComparer.Ordinal);
        return (present, holders.Any(holder =>
            !found.Contains(holder.Document) && versions.GetValueOrDefault(holder.Document) > holder.Version));
    }

    readonly record struct Holder(string Document, long Version);
}
