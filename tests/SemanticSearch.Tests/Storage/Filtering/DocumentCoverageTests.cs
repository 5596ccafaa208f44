using System.Text.Json;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Tests.Storage.Filtering;

public sealed class DocumentCoverageTests
{
    [Fact]
    public void Documents_are_counted_and_their_dates_end_to_end()
    {
        var coverage = DocumentCoverage.Of(
        [
            Dated(DateKind.Spoken, DateInterval.Month(1995, 3)),
            Dated(DateKind.Covered, DateInterval.Year(1969)),
            Dated(DateKind.Modified, DateInterval.Year(2020)),
            Of(DocumentFacts.None),
            Dated(DateKind.Dated, new DateInterval(new DateOnly(1970, 1, 1), new DateOnly(2001, 9, 11), DatePrecision.Range)),
        ]);

        Assert.Equal((5, 2), (coverage.Documents, coverage.Undated));
        Assert.Equal((new DateOnly(1969, 1, 1), new DateOnly(2001, 9, 11)), (coverage.Earliest, coverage.Latest));
    }

    [Fact]
    public void Nothing_covers_nothing()
    {
        var coverage = DocumentCoverage.Of([]);

        Assert.Equal((0, 0), (coverage.Documents, coverage.Undated));
        Assert.Null(coverage.Earliest);
        Assert.Null(coverage.Latest);
    }

    static FilterDocument Dated(DateKind kind, DateInterval interval) => Of(new DocumentFacts { Dates = [new DocumentDate(kind, interval)] });

    static FilterDocument Of(DocumentFacts facts) => new("doc", "Some title", new Dictionary<string, JsonElement>(), facts);
}
