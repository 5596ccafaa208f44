using SemanticSearch.Storage.Filtering;
using static Qdrant.Client.Grpc.Conditions;
using QdrantFilter = Qdrant.Client.Grpc.Filter;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>The dates of some documents.</summary>
/// <param name="Documents">How many documents there are.</param>
/// <param name="Undated">How many of them have no date.</param>
/// <param name="From">The first day of the earliest date, or null.</param>
/// <param name="To">The last day of the latest date, or null.</param>
sealed record DateCoverage(long Documents, long Undated, DateOnly? From, DateOnly? To)
{
    static readonly string DateKey = FieldPayload.Key(FilterFields.Find("date")!);

    /// <summary>Reads it from records, or from chunks, each of which has the fields of its document.</summary>
    public static async Task<DateCoverage> OfAsync(
        PointReader reader, string collection, QdrantFilter filter, CancellationToken cancellationToken, bool isOfChunks = false)
    {
        var without = filter.Clone();
        without.Must.Add(IsEmpty(DateKey));
        var dates = reader.FacetAsync(collection, DateKey, filter, cancellationToken);
        var counts = await Task.WhenAll(new[] { filter, without }.Select(async one => isOfChunks
            ? (await reader.FacetAsync(collection, VersionedDocuments.Document, one, cancellationToken)).Count
            : await reader.CountAsync(collection, one, cancellationToken)));
        var days = (await dates).Select(date => IsoDates.Read(date.Name)).OfType<DateInterval>().ToList();
        return new DateCoverage(counts[0], counts[1], days.MinBy(day => day.From)?.From, days.MaxBy(day => day.To)?.To);
    }
}
