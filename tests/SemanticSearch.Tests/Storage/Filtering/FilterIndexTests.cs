using System.Text.Json;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Filtering;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage.Filtering;

public sealed class FilterIndexTests
{
    static readonly IndexedDocument[] Documents =
    [
        With("a", """{"series": "One", "year": 7, "archive": {"box": 1}}"""),
        With("b", """{"Series": "two", "metadata.odd": "x"}"""),
    ];

    [Fact]
    public void Fields_are_those_of_every_collection_and_then_those_of_the_metadata_as_they_can_be_asked_for()
    {
        var index = Indexed.Of(Documents);

        Assert.Equal([.. FilterFields.Names, "archive.box", "metadata.odd", "series", "metadata.year"], index.Fields);
        Assert.All(index.Fields, name => Assert.Equal(name, index.Find(name)!.Name));
    }

    [Theory]
    [InlineData("YEAR", "year", false)]
    [InlineData("Metadata.Year", "metadata.year", true)]
    [InlineData("SERIES", "series", true)]
    [InlineData("metadata.series", "metadata.series", true)]
    [InlineData("metadata.odd", "metadata.odd", true)]
    [InlineData("metadata.archive.box", "metadata.archive.box", true)]
    public void A_field_is_found_whatever_its_case_and_one_whose_name_is_taken_by_a_longer_name(string name, string expected, bool isMetadata)
    {
        var field = Indexed.Of(Documents).Find(name)!;

        Assert.Equal((expected, isMetadata), (field.Name, field.Type == FieldType.Any));
    }

    [Theory]
    [InlineData("archive")]
    [InlineData("metadata.")]
    [InlineData("metadata.country")]
    [InlineData("odd")]
    public void What_no_document_has_is_no_field(string name) => Assert.Null(Indexed.Of(Documents).Find(name));

    [Fact]
    public void A_name_that_is_taken_means_the_two_fields_by_its_two_names()
    {
        Assert.Equal([], Left(Filter.Compare(FilterType.Eq, "year", 7)));
        Assert.Equal(["a"], Left(Filter.Compare(FilterType.Eq, "metadata.year", 7)));
    }

    [Fact]
    public void Documents_that_write_a_field_differently_have_the_same_field() =>
        Assert.Equal(["a", "b"], Left(Filter.Compare(FilterType.In, "series", new[] { "ONE", "TWO" })));

    [Fact]
    public void What_is_missing_is_not_equal_and_does_not_exist()
    {
        Assert.Equal(["b"], Left(Filter.Compare(FilterType.Ne, "archive.box", 1)));
        Assert.Equal(["b"], Left(Filter.Compare(FilterType.Nin, "archive.box", new[] { 1, 2 })));
        Assert.Equal(["b"], Left(Filter.Not(Filter.Compare(FilterType.Exists, "archive.box"))));
        Assert.Equal([], Left(Filter.Compare(FilterType.Lt, "archive.box", 1)));
        Assert.Equal(["b"], Left(Filter.Not(Filter.Compare(FilterType.Lte, "archive.box", 1))));
    }

    [Fact]
    public void A_collection_without_documents_has_the_fields_of_every_collection_and_refuses_others()
    {
        var empty = Indexed.Of([]);

        Assert.Empty(empty.Chunks(Filter.Compare(FilterType.Eq, "country", "FRA"), _ => []).Bits());
        var refusal = Assert.Throws<SemanticSearchException>(() => empty.Chunks(Filter.Compare(FilterType.Eq, "series", "One"), _ => []));
        Assert.Contains($"the fields are {string.Join(", ", FilterFields.Names)}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_facet_of_an_unknown_field_is_refused_with_those_there_are()
    {
        var refusal = Assert.Throws<SemanticSearchException>(() => Indexed.Of(Documents).Column("facets", "serie", _ => []));

        Assert.Equal(ErrorKind.InvalidRequest, refusal.Kind);
        Assert.StartsWith("'facets' names the field 'serie'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("did you mean 'series'? the fields are id, title,", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Chunks_are_read_once_and_only_for_fields_of_theirs()
    {
        var (index, reads) = (Indexed.Of(Documents), 0);

        index.Chunks(Filter.Compare(FilterType.Eq, "title", "x"), Read);
        Assert.Equal(0, reads);
        index.Chunks(Filter.Compare(FilterType.Eq, "page", 7), Read);
        index.Chunks(Filter.Compare(FilterType.Eq, "Page", 8), Read);
        Assert.Equal(Documents.Length, reads);

        IReadOnlyList<ChunkFields> Read(int document)
        {
            reads++;
            return Indexed.Fields(Documents[document]);
        }
    }

    static IndexedDocument With(string id, string metadata)
    {
        var indexed = IndexedDocuments.Along(id, 0, 4);
        return indexed with
        {
            Document = indexed.Document with { Metadata = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(metadata)! },
        };
    }

    static IEnumerable<string> Left(Filter filter) =>
        Indexed.Of(Documents).Chunks(filter, document => Indexed.Fields(Documents[document])).Bits()
            .Zip(Documents).Where(pair => pair.First).Select(pair => pair.Second.Document.Id);
}
