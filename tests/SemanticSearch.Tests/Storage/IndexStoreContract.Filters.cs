using System.Text.Json;
using SemanticSearch.Storage;
using SemanticSearch.Tests.Storage.Filtering;

namespace SemanticSearch.Tests.Storage;

public abstract partial class IndexStoreContract
{
    static readonly string[] Counted = ["country", "speaker", "page", "series", "tags", "year"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_a_filter_leaves_is_what_every_leg_total_facet_and_coverage_tells_of(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 4; round++)
        {
            // Written again under the same ids, so that what stores keep of fields is of the last writing.
            var documents = new RandomDocuments(random).Several(10);
            foreach (var document in documents)
                await _store.PutDocumentAsync(_collection, document, Cancel);
            for (var i = 0; i < 30; i++)
                await AssertFilteredAsync(documents, i == 0 ? null : new RandomFilters(random).One(random.Next(1, 5)), random);
        }
    }

    async Task AssertFilteredAsync(IndexedDocument[] documents, Filter? filter, Random random)
    {
        var left = documents.SelectMany(document => document.Chunks, (document, chunk) => new FilteredChunk(document, chunk))
            .Where(one => NaiveFilter.Holds(filter, one.Document.Document, one.Chunk)).ToHashSet();
        var holders = left.Where(one => one.HoldsTerm).ToHashSet();
        var vector = Support.IndexedDocuments.ExactUnit(Dimensions, random);
        WeightedTerm[] terms = [new(RandomDocuments.Term, 1)];
        var query = new RetrievalQuery { Filter = filter, Depth = 100, Facets = Counted };

        var dense = await _store.RetrieveAsync(_collection, query with { Vector = vector }, Cancel);
        var lexical = await _store.RetrieveAsync(_collection, query with { Terms = terms }, Cancel);
        var hybrid = await _store.RetrieveAsync(_collection, query with { Vector = vector, Terms = terms, Depth = 2 }, Cancel);

        var reason = JsonSerializer.Serialize(filter);
        Assert.True(NamesOf(left).SetEquals(NamesOf(dense)), reason);
        Assert.True(NamesOf(left).IsSupersetOf(NamesOf(lexical)) && NamesOf(holders).IsSubsetOf(NamesOf(lexical)), reason);
        Assert.True(NamesOf(left).IsSupersetOf(NamesOf(hybrid)), reason);
        Assert.True(hybrid.Candidates.Count >= Math.Min(2, left.Count), reason);
        AssertDescribes(dense, left, documents, filter, reason);
        AssertDescribes(lexical, holders, documents, filter, reason);
        AssertDescribes(hybrid, holders, documents, filter, reason);
    }

    static void AssertDescribes(
        Retrieval retrieval, IReadOnlySet<FilteredChunk> matches, IndexedDocument[] documents, Filter? filter, string reason)
    {
        var matching = matches.GroupBy(match => match.Document.Document).ToList();
        Assert.Equal(new SearchTotal(matching.Count, matches.Count, TotalRelation.Exact), retrieval.Total);
        Assert.Equal(Counted, retrieval.Facets.Select(facet => facet.Field), StringComparer.OrdinalIgnoreCase);
        Assert.All(retrieval.Facets.Zip(Counted), counted =>
        {
            var (facet, field) = counted;
            var values = matching.Select(document => document.SelectMany(match => match.Values(field)).ToHashSet()).ToList();
            var counts = values.SelectMany(value => value).CountBy(value => value).ToDictionary();
            Assert.Equal(counts.OrderBy(pair => pair.Key, StringComparer.Ordinal), facet.Values
                .Select(value => KeyValuePair.Create(value.Value, (int)value.Documents)).OrderBy(pair => pair.Key, StringComparer.Ordinal));
            Assert.True(facet.Missing == values.Count(value => value.Count == 0) && facet.Others == 0, reason);
        });
        var covered = documents.Select(document => document.Document)
            .Where((document, i) => filter is null || documents[i].Chunks.Any(chunk => NaiveFilter.Holds(filter, document, chunk))).ToList();
        var dates = covered.Select(NaiveFields.DateOf).OfType<DocumentDate>().Select(date => date.Interval).ToList();
        Assert.Equal(
            (covered.Count, covered.Count - dates.Count, dates.MinBy(date => date.From)?.From, dates.MaxBy(date => date.To)?.To),
            (retrieval.Coverage.Documents, retrieval.Coverage.Undated, retrieval.Coverage.Earliest, retrieval.Coverage.Latest));
    }

    static HashSet<ChunkReference> NamesOf(IEnumerable<FilteredChunk> chunks) =>
        [.. chunks.Select(one => new ChunkReference(one.Document.Document.Id, one.Chunk.Ordinal))];

    static HashSet<ChunkReference> NamesOf(Retrieval retrieval) =>
        [.. retrieval.Candidates.Select(candidate => new ChunkReference(candidate.DocumentId, candidate.Ordinal))];

    sealed record FilteredChunk(IndexedDocument Document, Chunk Chunk)
    {
        public bool HoldsTerm => Document.Terms[Chunk.Ordinal].Stems == RandomDocuments.Term;

        public IEnumerable<string> Values(string field) => NaiveFields.Of(field, Document.Document, Chunk).Select(NaiveFields.Written);
    }
}
